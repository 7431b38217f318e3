package dev.shipmate.plugins.mattermost;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what Mattermost sends strictly, and writes what it takes. */
final class MattermostJson {

    static final Gson GSON = new Gson();

    private MattermostJson() {}

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

    /** Returns the object of a member; an empty one where there is none. */
    static JsonObject object(JsonObject root, String name) {
        return root.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    /** Returns the text of a member; null where there is none or it is no text. */
    static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value && value.isString() ? value.getAsString() : null;
    }

    /** Returns the text of a member; the empty string where there is none. */
    static String textOrEmpty(JsonObject object, String name) {
        String text = text(object, name);
        return text == null ? "" : text;
    }

    /** Returns whether a member is true. */
    static boolean isTrue(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value && value.isBoolean() && value.getAsBoolean();
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
