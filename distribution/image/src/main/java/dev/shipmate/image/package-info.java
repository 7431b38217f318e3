/** The image of a distribution; runs while building, and is no part of what is shipped. */
@NullMarked
package dev.shipmate.image;

import org.jspecify.annotations.NullMarked;
