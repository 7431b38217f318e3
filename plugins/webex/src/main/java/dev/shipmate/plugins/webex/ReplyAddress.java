package dev.shipmate.plugins.webex;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.PlatformException;
import org.jspecify.annotations.Nullable;

/**
 * How to answer somebody on Webex: what stands, as JSON, in {@link Origin#replyTo}.
 *
 * @param room where they wrote or pressed
 * @param isDirect whether nobody but them and the bot is there
 * @param thread the message at the head of the thread that answers belong to; null for none
 * @param person who it was
 * @param cause the id of their message or press
 */
record ReplyAddress(String room, boolean isDirect, @Nullable String thread, String person, String cause) {

    private static final Gson GSON = new Gson();

    /** Reads the reply address of an origin. */
    static ReplyAddress of(Origin origin) {
        if (origin.replyTo().isEmpty() && !origin.channelId().isEmpty()) {
            // nobody has just written there
            return new ReplyAddress(origin.channelId(), false, null, origin.userId(), "");
        }
        try {
            ReplyAddress address = GSON.fromJson(origin.replyTo(), ReplyAddress.class);
            if (address != null && isThere(address.room) && isThere(address.person) && isThere(address.cause)) {
                return address;
            }
        } catch (JsonParseException e) {
            // told below
        }
        throw PlatformException.refused("the reply address is not one of Webex's");
    }

    String json() {
        return GSON.toJson(this);
    }

    /** Returns where everybody may read it. */
    Destination open() {
        return Destination.room(room, thread);
    }

    /** Returns where nobody else reads it. */
    Destination secret() {
        if (!isDirect && person.isEmpty()) {
            throw PlatformException.refused("there is nobody to send a private message to");
        }
        return isDirect ? open() : Destination.person(person);
    }

    private static boolean isThere(@Nullable String text) {
        return text != null;
    }
}
