/** Finds the ID of whoever people know by a name, for those who write grants. */
@NullMarked
package dev.shipmate.core.lookup;

import org.jspecify.annotations.NullMarked;
