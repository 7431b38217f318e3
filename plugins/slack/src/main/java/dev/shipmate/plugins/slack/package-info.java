/** The Slack platform: signed requests in, Block Kit out. */
@NullMarked
package dev.shipmate.plugins.slack;

import org.jspecify.annotations.NullMarked;
