/** Tells jokes: a small command set, and the one to copy when you begin your own. */
@NullMarked
package dev.shipmate.plugins.jokes;

import org.jspecify.annotations.NullMarked;
