package dev.shipmate.plugins.webex;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import org.jspecify.annotations.Nullable;

/**
 * A message that stands in Webex: what stands, as JSON, in a {@link MessageRef}.
 *
 * @param room where it is
 * @param isFixed whether Webex cannot edit it, as it holds a card or a file
 */
record SentMessage(String room, String id, boolean isFixed) {

    private static final Gson GSON = new Gson();

    static SentMessage of(MessageRef ref) {
        try {
            SentMessage message = GSON.fromJson(ref.value(), SentMessage.class);
            if (message != null && isWhole(message.room) && isWhole(message.id)) {
                return message;
            }
        } catch (JsonParseException e) {
            // told below
        }
        throw PlatformException.refused("the message is not one of Webex's");
    }

    MessageRef ref() {
        return new MessageRef(GSON.toJson(this));
    }

    private static boolean isWhole(@Nullable String id) {
        return id != null && !id.isEmpty();
    }
}
