package dev.shipmate.plugins.mattermost;

/**
 * Where a post is shown.
 *
 * @param isDirect whether in direct messages of the bot and the user, where posts stay and can be changed
 */
record Place(String channel, boolean isDirect) {}
