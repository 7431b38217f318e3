/** How much one user and one channel may ask for. */
@NullMarked
package dev.shipmate.core.limit;

import org.jspecify.annotations.NullMarked;
