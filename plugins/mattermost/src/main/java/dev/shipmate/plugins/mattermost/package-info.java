/** The Mattermost platform: slash commands, sealed prompts and a listening connection in, Markdown out. */
@NullMarked
package dev.shipmate.plugins.mattermost;

import org.jspecify.annotations.NullMarked;
