/** Station 7: answers through the platform, in order within a channel, again when the platform says to wait. */
@NullMarked
package dev.shipmate.core.reply;

import org.jspecify.annotations.NullMarked;
