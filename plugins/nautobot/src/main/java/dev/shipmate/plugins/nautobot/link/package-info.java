/** The page on which somebody shows that a Nautobot user is theirs, and is given a code to type in the chat. */
@NullMarked
package dev.shipmate.plugins.nautobot.link;

import org.jspecify.annotations.NullMarked;
