package dev.shipmate.plugins.msteams;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Makes the activities that hold a card, or plain words. */
final class Activity {

    private static final String CARD = "application/vnd.microsoft.card.adaptive";

    private Activity() {}

    /**
     * Returns a message with a card.
     *
     * @param summary for notifications; plain
     */
    static JsonObject card(JsonObject card, String summary) {
        JsonObject attachment = new JsonObject();
        attachment.addProperty("contentType", CARD);
        attachment.add("content", card);
        JsonArray attachments = new JsonArray();
        attachments.add(attachment);
        JsonObject message = new JsonObject();
        message.addProperty("type", "message");
        message.addProperty("summary", summary);
        message.add("attachments", attachments);
        return message;
    }

    /** Returns a message of words, in which nothing is markup. */
    static JsonObject plain(String words) {
        JsonObject message = new JsonObject();
        message.addProperty("type", "message");
        message.addProperty("textFormat", "plain");
        message.addProperty("text", words.replace("<", "‹").replace(">", "›"));
        return message;
    }

    /** Returns the sign that somebody types. */
    static JsonObject typing() {
        JsonObject typing = new JsonObject();
        typing.addProperty("type", "typing");
        return typing;
    }
}
