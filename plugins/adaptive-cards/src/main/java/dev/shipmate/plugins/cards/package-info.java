/** Messages and prompts as Adaptive Cards, for every chat service that shows them. */
@NullMarked
package dev.shipmate.plugins.cards;

import org.jspecify.annotations.NullMarked;
