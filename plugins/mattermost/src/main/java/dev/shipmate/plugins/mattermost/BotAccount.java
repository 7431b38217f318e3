package dev.shipmate.plugins.mattermost;

import org.jspecify.annotations.Nullable;

/** Learns once whose token is used. */
final class BotAccount {

    private final MattermostClient client;
    private volatile @Nullable Bot known;

    BotAccount(MattermostClient client) {
        this.client = client;
    }

    /** Asks Mattermost anew. */
    Bot ask() throws MattermostRefusal {
        Bot bot = client.me();
        known = bot;
        return bot;
    }

    /** Returns what is known, and asks if nothing is. */
    Bot get() throws MattermostRefusal {
        Bot bot = known;
        return bot == null ? ask() : bot;
    }
}
