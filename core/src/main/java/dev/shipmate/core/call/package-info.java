/** What the stations hand to each other: a call, its target, its bound arguments, its result. */
@NullMarked
package dev.shipmate.core.call;

import org.jspecify.annotations.NullMarked;
