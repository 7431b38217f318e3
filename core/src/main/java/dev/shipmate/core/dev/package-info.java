/** Builds a plugin's project anew whenever a file of it is saved, and hands its jar to a host. */
@NullMarked
package dev.shipmate.core.dev;

import org.jspecify.annotations.NullMarked;
