package dev.shipmate.plugins.webex;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import org.jspecify.annotations.Nullable;

/**
 * What Webex told, without what it is about: what stands, as JSON, in {@link Inbound.Notice#reference}.
 *
 * @param isPress whether a button of a card was pressed; else a message was written
 * @param id of the message or the press
 * @param room where
 * @param person who, as told; what is fetched must say the same
 * @param card the message whose button was pressed, the empty string for none
 */
record Notification(boolean isPress, String id, String room, String person, String card) {

    private static final Gson GSON = new Gson();

    static Notification of(Inbound.Notice notice) {
        try {
            Notification read = GSON.fromJson(notice.reference(), Notification.class);
            if (read != null && isThere(read.id) && isThere(read.room) && isThere(read.person) && isThere(read.card)) {
                return read;
            }
        } catch (JsonParseException e) {
            // told below
        }
        throw PlatformException.refused("the notice is not one of Webex's");
    }

    String json() {
        return GSON.toJson(this);
    }

    private static boolean isThere(@Nullable String text) {
        return text != null;
    }
}
