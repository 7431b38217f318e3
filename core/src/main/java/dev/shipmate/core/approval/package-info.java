/** Runs that wait for a second person. */
@NullMarked
package dev.shipmate.core.approval;

import org.jspecify.annotations.NullMarked;
