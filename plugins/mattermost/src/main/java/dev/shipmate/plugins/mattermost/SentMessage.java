package dev.shipmate.plugins.mattermost;

import com.google.gson.JsonParseException;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import org.jspecify.annotations.Nullable;

/**
 * A message that stands in Mattermost: what stands, as JSON, in a {@link MessageRef}.
 *
 * @param post the post's id; null if nothing can change it any more, as only its user sees it
 */
record SentMessage(@Nullable String post) {

    /** Returns one that nothing can change. */
    static SentMessage fleeting() {
        return new SentMessage(null);
    }

    static SentMessage of(MessageRef ref) {
        try {
            SentMessage message = MattermostJson.GSON.fromJson(ref.value(), SentMessage.class);
            if (message != null) {
                return message;
            }
        } catch (JsonParseException e) {
            // told below
        }
        throw PlatformException.refused("the message is not one of Mattermost's");
    }

    MessageRef ref() {
        return new MessageRef(MattermostJson.GSON.toJson(this));
    }
}
