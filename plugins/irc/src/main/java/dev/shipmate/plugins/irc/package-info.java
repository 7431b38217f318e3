/** IRC: one held connection, lines of text, and users who are known by their accounts. */
@NullMarked
package dev.shipmate.plugins.irc;

import org.jspecify.annotations.NullMarked;
