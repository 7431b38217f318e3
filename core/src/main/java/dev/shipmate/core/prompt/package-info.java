/** Station 5: reads the arguments, finds what is missing, and asks for it. */
@NullMarked
package dev.shipmate.core.prompt;

import org.jspecify.annotations.NullMarked;
