package dev.shipmate.plugins.mattermost;

import java.time.Clock;

/** What is needed to reach somebody on Mattermost. */
record Service(
        MattermostClient client, ResponseUrl responseUrl, BotAccount bot, EphemeralRight ephemeralRight, Clock clock) {}
