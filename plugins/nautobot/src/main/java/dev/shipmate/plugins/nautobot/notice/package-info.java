/** Takes Nautobot's webhooks and tells the channels that subscribed to them what has changed. */
@NullMarked
package dev.shipmate.plugins.nautobot.notice;

import org.jspecify.annotations.NullMarked;
