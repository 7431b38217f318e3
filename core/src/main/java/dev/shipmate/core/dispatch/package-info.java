/** What is being asked for: from a line of text to a command, a subcommand and its arguments. */
@NullMarked
package dev.shipmate.core.dispatch;

import org.jspecify.annotations.NullMarked;
