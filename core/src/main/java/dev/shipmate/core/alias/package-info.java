/** Words that stand for a command line: a user's own, and those of a channel. */
@NullMarked
package dev.shipmate.core.alias;

import org.jspecify.annotations.NullMarked;
