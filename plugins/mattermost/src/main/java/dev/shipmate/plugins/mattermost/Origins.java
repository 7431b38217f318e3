package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import org.jspecify.annotations.Nullable;

/** Makes origins. */
final class Origins {

    /** The name of the platform. */
    static final String PLATFORM = "mattermost";

    private Origins() {}

    static Origin of(
            @Nullable String team,
            @Nullable String teamName,
            @Nullable String channel,
            @Nullable String channelName,
            @Nullable String user,
            @Nullable String userName,
            ReplyAddress address) {
        // two ids are no name
        String shown = ReplyAddress.isDirect(channelName) ? "" : channelName;
        return new Origin(
                PLATFORM, party(team, teamName), party(channel, shown), party(user, userName), address.json());
    }

    /** Returns the party of an id; null if there is none. An empty id is one. */
    private static @Nullable Party party(@Nullable String id, @Nullable String name) {
        return id == null ? null : new Party(id, name == null ? "" : name);
    }
}
