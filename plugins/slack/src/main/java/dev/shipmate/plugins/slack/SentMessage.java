package dev.shipmate.plugins.slack;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import org.jspecify.annotations.Nullable;

/**
 * A message that stands in Slack: what stands, as JSON, in a {@link MessageRef}.
 *
 * @param channel the conversation, if the message can be changed there
 * @param ts the time that names it there
 * @param responseUrl a secret address through which it can be changed
 * @param responseUrlAt when that address came, in milliseconds
 */
record SentMessage(
        @Nullable String channel,
        @Nullable String ts,
        @Nullable String responseUrl,
        long responseUrlAt) {

    private static final Gson GSON = new Gson();

    /** Returns one that stands in a conversation. */
    static SentMessage posted(String channel, String ts) {
        return new SentMessage(channel, ts, null, 0);
    }

    /** Returns one whose user pressed something in it, so that it can be changed through a response address. */
    static SentMessage touched(String responseUrl, long at) {
        return new SentMessage(null, null, responseUrl, at);
    }

    /** Returns one that nothing can change any more: only its user sees it. */
    static SentMessage fleeting() {
        return new SentMessage(null, null, null, 0);
    }

    static SentMessage of(MessageRef ref) {
        try {
            SentMessage message = GSON.fromJson(ref.value(), SentMessage.class);
            if (message != null) {
                return message;
            }
        } catch (JsonParseException e) {
            // told below, without the text: it may hold a secret address
        }
        throw PlatformException.refused("the message is not one of Slack's");
    }

    MessageRef ref() {
        return new MessageRef(GSON.toJson(this));
    }

    /** Leaves everything out: the response address is a secret. */
    @Override
    public String toString() {
        return "SentMessage";
    }
}
