package dev.shipmate.plugins.webex;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what Webex sends: strictly as a whole, and member by member without surprises. */
final class WebexJson {

    private WebexJson() {}

    /** Reads one JSON object; empty for anything else. */
    static Optional<JsonObject> parse(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            return root instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonParseException | IOException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** Returns whether a NUL character is in a name or a text, however deep. */
    static boolean hasNul(JsonElement element) {
        if (element instanceof JsonObject object) {
            return object.entrySet().stream()
                    .anyMatch(member -> member.getKey().indexOf('\0') >= 0 || hasNul(member.getValue()));
        }
        if (element instanceof JsonArray array) {
            return array.asList().stream().anyMatch(WebexJson::hasNul);
        }
        return element.isJsonPrimitive() && element.getAsString().indexOf('\0') >= 0;
    }

    /** Returns the object of a member; an empty one where there is none. */
    static JsonObject object(JsonObject in, String name) {
        return in.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    /** Returns the objects of a list; none where there is no list. */
    static List<JsonObject> objects(JsonObject in, String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (in.get(name) instanceof JsonArray array) {
            for (JsonElement each : array) {
                if (each instanceof JsonObject object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    /** Returns the text of a member; the empty string where there is none, it is no text, or it holds a NUL. */
    static String text(JsonObject in, String name) {
        JsonElement value = in.get(name);
        boolean isText = value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString();
        String text = isText ? value.getAsString() : "";
        return text.indexOf('\0') < 0 ? text : "";
    }
}
