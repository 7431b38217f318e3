package dev.shipmate.spi.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who said something and where, and how to answer.
 *
 * <p>A party is null when the platform did not say which one it is. Access is then refused, whatever is granted.
 *
 * @param platform the name of the platform, as its {@code ChatPlatform} gives it
 * @param organization the workspace, tenant or team, or null when unknown
 * @param channel the conversation, or null when unknown
 * @param user the person, or null when unknown
 * @param replyTo what the adapter needs to answer (an address, a thread, a trigger): an opaque string which the host
 *     stores with the delivery and hands back; at most 8,000 characters; it is never logged
 * @since 1
 */
public record Origin(
        String platform,
        @Nullable Party organization,
        @Nullable Party channel,
        @Nullable Party user,
        String replyTo) {

    public Origin {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(replyTo, "replyTo");
    }

    /** Returns the same origin with another reply address. */
    public Origin withReplyTo(String address) {
        return new Origin(platform, organization, channel, user, address);
    }

    /** Returns the user's id, or the empty string when the user is unknown. */
    public String userId() {
        return user == null ? "" : user.id();
    }

    /** Returns the channel's id, or the empty string when the channel is unknown. */
    public String channelId() {
        return channel == null ? "" : channel.id();
    }

    /** Leaves the reply address out: it may hold a secret address of the platform. */
    @Override
    public String toString() {
        return "Origin[" + platform + ", organization=" + organization + ", channel=" + channel + ", user=" + user
                + "]";
    }
}
