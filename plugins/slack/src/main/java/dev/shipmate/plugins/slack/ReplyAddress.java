package dev.shipmate.plugins.slack;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to answer somebody on Slack: what stands, as JSON, in {@link Origin#replyTo}.
 *
 * @param channel the conversation
 * @param user who asked
 * @param thread the parent message, if they wrote in a thread
 * @param responseUrl a secret address that takes five messages within half an hour
 * @param responseUrlAt when it came, in milliseconds
 * @param trigger what lets a form be opened, once and within three seconds
 * @param triggerAt when it came, in milliseconds
 */
record ReplyAddress(
        @Nullable String channel,
        @Nullable String user,
        @Nullable String thread,
        @Nullable String responseUrl,
        long responseUrlAt,
        @Nullable String trigger,
        long triggerAt) {

    private static final Gson GSON = new Gson();
    private static final Duration RESPONSE_URL_LIFE = Duration.ofMinutes(30);
    private static final Duration TRIGGER_LIFE = Duration.ofMillis(2500);

    static ReplyAddress of(
            @Nullable String channel,
            @Nullable String user,
            @Nullable String thread,
            @Nullable String responseUrl,
            @Nullable String trigger,
            Instant now) {
        return new ReplyAddress(
                fitting(channel, 255),
                fitting(user, 255),
                fitting(thread, 64),
                fitting(responseUrl, 1000),
                now.toEpochMilli(),
                fitting(trigger, 255),
                now.toEpochMilli());
    }

    /** Reads what {@link #json} wrote. */
    static ReplyAddress read(String json) {
        try {
            ReplyAddress address = GSON.fromJson(json, ReplyAddress.class);
            if (address != null) {
                return address;
            }
        } catch (JsonParseException e) {
            // told below, without the text: it may hold a secret address
        }
        throw PlatformException.refused("the reply address is not one of Slack's");
    }

    /** Reads the reply address of an origin. */
    static ReplyAddress of(Origin origin) {
        return origin.replyTo().isEmpty() ? of(origin.channelId(), origin.userId()) : read(origin.replyTo());
    }

    /** Of a conversation in which nobody has just written. */
    private static ReplyAddress of(String channel, String user) {
        return new ReplyAddress(fitting(channel, 255), fitting(user, 255), null, null, 0, null, 0);
    }

    String json() {
        return GSON.toJson(this);
    }

    /** Returns the same address without the trigger, which is good for one form only. */
    ReplyAddress withoutTrigger() {
        return new ReplyAddress(channel, user, thread, responseUrl, responseUrlAt, null, 0);
    }

    /** Returns the trigger if Slack is likely still to take it. */
    Optional<String> freshTrigger(Instant now) {
        return Optional.ofNullable(trigger).filter(id -> isYounger(triggerAt, TRIGGER_LIFE, now));
    }

    /** Returns the response address if Slack is likely still to take it. */
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
