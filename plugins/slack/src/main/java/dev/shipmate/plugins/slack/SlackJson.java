package dev.shipmate.plugins.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what Slack sends strictly, and writes what it takes with the SDK's own Gson. */
final class SlackJson {

    /** Writes and reads the classes of the SDK, whose keys are in snake case. */
    static final Gson GSON = GsonFactory.createSnakeCase();

    private SlackJson() {}

    /** Reads one JSON object, refusing whatever is no strict JSON or holds NUL characters. */
    static JsonObject parse(String text) throws MalformedPayloadException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            if (!root.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedPayloadException("The JSON is not an object.");
            }
            refuseNul(root);
            return root.getAsJsonObject();
        } catch (JsonParseException | IOException e) {
            throw new MalformedPayloadException("The JSON is malformed.");
        }
    }

    /** Returns the object at the path; an empty one where there is none. */
    static JsonObject object(JsonObject root, String... path) {
        JsonObject at = root;
        for (String name : path) {
            at = at.get(name) instanceof JsonObject next ? next : new JsonObject();
        }
        return at;
    }

    /** Returns the text of a member; null where there is none or it is no text. */
    static @Nullable String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isString()
                ? value.getAsString()
                : null;
    }

    /** Returns the text of a member; the empty string where there is none. */
    static String textOrEmpty(JsonObject object, String name) {
        String text = text(object, name);
        return text == null ? "" : text;
    }

    private static void refuseNul(JsonElement element) throws MalformedPayloadException {
        if (element.isJsonObject()) {
            for (Map.Entry<String, JsonElement> member :
                    element.getAsJsonObject().entrySet()) {
                refuseNul(member.getKey());
                refuseNul(member.getValue());
            }
        } else if (element.isJsonArray()) {
            for (JsonElement item : element.getAsJsonArray()) {
                refuseNul(item);
            }
        } else if (element.isJsonPrimitive()) {
            refuseNul(element.getAsString());
        }
    }

    private static void refuseNul(String text) throws MalformedPayloadException {
        if (text.indexOf('\0') >= 0) {
            throw new MalformedPayloadException("The request holds NUL characters.");
        }
    }
}
