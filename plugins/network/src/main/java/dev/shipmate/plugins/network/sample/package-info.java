/** A small network that does not exist, for trying out the commands. */
@NullMarked
package dev.shipmate.plugins.network.sample;

import org.jspecify.annotations.NullMarked;
