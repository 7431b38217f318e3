package dev.shipmate.plugins.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * What Slack delivers over a Socket Mode connection.
 *
 * @param id names it in the acknowledgement
 * @param type {@code slash_commands}, {@code interactive}, {@code events_api} or what Slack may come to think of
 * @param payload the object that would come as the body of a request
 * @param takesAnswer whether the acknowledgement may hold an answer
 */
record SocketEnvelope(String id, String type, JsonObject payload, boolean takesAnswer) {

    /** Reads one; nothing if the frame is something else. */
    static Optional<SocketEnvelope> of(JsonObject frame) {
        String id = SlackJson.textOrEmpty(frame, "envelope_id");
        if (id.isEmpty() || id.length() > 255 || !(frame.get("payload") instanceof JsonObject payload)) {
            return Optional.empty();
        }
        JsonElement takes = frame.get("accepts_response_payload");
        boolean takesAnswer = takes != null && takes.isJsonPrimitive() && takes.getAsBoolean();
        return Optional.of(new SocketEnvelope(id, SlackJson.textOrEmpty(frame, "type"), payload, takesAnswer));
    }

    /** Returns the frame that tells Slack that it was taken. */
    static String acknowledgement(String id, String answer) {
        JsonObject frame = new JsonObject();
        frame.addProperty("envelope_id", id);
        if (!answer.isEmpty()) {
            frame.add("payload", JsonParser.parseString(answer));
        }
        return frame.toString();
    }
}
