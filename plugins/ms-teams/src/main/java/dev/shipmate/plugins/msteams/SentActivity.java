package dev.shipmate.plugins.msteams;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.shipmate.spi.platform.MessageRef;
import java.util.Optional;

/** Where a message is that was sent. */
record SentActivity(String conversation, String activity) {

    private static final Gson GSON = new Gson();

    MessageRef ref() {
        return new MessageRef(GSON.toJson(this));
    }

    static Optional<SentActivity> of(MessageRef ref) {
        try {
            return Optional.ofNullable(GSON.fromJson(ref.value(), SentActivity.class))
                    .filter(sent -> sent.conversation() != null && sent.activity() != null);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
