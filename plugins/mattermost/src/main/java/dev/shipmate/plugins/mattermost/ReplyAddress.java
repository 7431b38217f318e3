package dev.shipmate.plugins.mattermost;

import com.google.gson.JsonParseException;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to answer somebody on Mattermost: what stands, as JSON, in {@link Origin#replyTo}.
 *
 * @param channel the channel
 * @param channelName its name; that of direct messages is made of two ids
 * @param user who asked
 * @param root the first post of the thread, if they wrote in one
 * @param responseUrl a secret address that takes five messages within half an hour
 * @param responseUrlAt when it came, in milliseconds
 * @param trigger what lets a dialog be opened, within three seconds
 * @param triggerAt when it came, in milliseconds
 * @param place the channel that the user looks at: not the one of the question where they answer in direct messages
 * @param isPlaceDirect whether that is one of direct messages
 */
record ReplyAddress(
        @Nullable String channel,
        @Nullable String channelName,
        @Nullable String user,
        @Nullable String root,
        @Nullable String responseUrl,
        long responseUrlAt,
        @Nullable String trigger,
        long triggerAt,
        @Nullable String place,
        boolean isPlaceDirect) {

    private static final Duration RESPONSE_URL_LIFE = Duration.ofMinutes(30);
    private static final Duration TRIGGER_LIFE = Duration.ofMillis(2500);
    private static final Pattern DIRECT = Pattern.compile("[a-z0-9]{1,40}__[a-z0-9]{1,40}");

    ReplyAddress {
        channel = fitting(channel, 255);
        channelName = fitting(channelName, 255);
        user = fitting(user, 255);
        root = fitting(root, 64);
        responseUrl = fitting(responseUrl, 1000);
        trigger = fitting(trigger, 1000);
        place = fitting(place, 255);
    }

    /** Reads the reply address of an origin. */
    static ReplyAddress of(Origin origin) {
        if (origin.replyTo().isEmpty()) {
            // nobody has just written there
            return new ReplyAddress(origin.channelId(), null, origin.userId(), null, null, 0, null, 0, null, false);
        }
        try {
            ReplyAddress address = MattermostJson.GSON.fromJson(origin.replyTo(), ReplyAddress.class);
            if (address != null) {
                return address;
            }
        } catch (JsonParseException e) {
            // told below, without the text: it may hold a secret address
        }
        throw PlatformException.refused("the reply address is not one of Mattermost's");
    }

    /** Returns whether a channel of this name is one of direct messages. */
    static boolean isDirect(@Nullable String channelName) {
        return channelName != null && DIRECT.matcher(channelName).matches();
    }

    String json() {
        return MattermostJson.GSON.toJson(this);
    }

    /** Returns whether the channel is the one of direct messages with the bot. */
    boolean isDirectWith(Bot bot) {
        String name = channelName;
        return name != null && isDirect(name) && (name.startsWith(bot.id() + "__") || name.endsWith("__" + bot.id()));
    }

    /** Returns the trigger if Mattermost is likely still to take it. */
    Optional<String> freshTrigger(Instant now) {
        return Optional.ofNullable(trigger).filter(id -> isYounger(triggerAt, TRIGGER_LIFE, now));
    }

    /** Returns the response address if Mattermost is likely still to take it. */
    Optional<String> freshResponseUrl(Instant now) {
        return Optional.ofNullable(responseUrl).filter(url -> isYounger(responseUrlAt, RESPONSE_URL_LIFE, now));
    }

    private static boolean isYounger(long then, Duration life, Instant now) {
        return now.isBefore(Instant.ofEpochMilli(then).plus(life));
    }

    private static @Nullable String fitting(@Nullable String text, int length) {
        return text == null || text.isEmpty() || text.length() > length ? null : text;
    }

    /** Leaves everything out: the response address is a secret. */
    @Override
    public String toString() {
        return "ReplyAddress";
    }
}
