package dev.shipmate.plugins.slack.standin;

/** Who somebody is and where: ids, and the names that Slack sends along with them. */
record Seat(String team, String channel, String channelName, String user, String userName) {}
