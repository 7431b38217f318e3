package dev.shipmate.plugins.msteams;

import com.google.gson.JsonArray;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON of others: strictly where it comes from outside, and never with an exception for a member of another type. */
final class TeamsJson {

    private TeamsJson() {}

    /** Reads one JSON object; nothing if the text is anything else or holds NUL characters. */
    static Optional<JsonObject> parse(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            return root instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT && !hasNul(root)
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonParseException | IOException e) {
            return Optional.empty();
        } catch (StackOverflowError e) {
            // nested deeper than anything that Teams sends
            return Optional.empty();
        }
    }

    private static boolean hasNul(JsonElement element) {
        if (element instanceof JsonObject object) {
            return object.entrySet().stream()
                    .anyMatch(member -> member.getKey().indexOf('\0') >= 0 || hasNul(member.getValue()));
        }
        if (element instanceof JsonArray array) {
            return array.asList().stream().anyMatch(TeamsJson::hasNul);
        }
        return element.isJsonPrimitive() && element.getAsString().indexOf('\0') >= 0;
    }

    /** Returns the text at the path; the empty string where there is none. */
    static String text(JsonObject root, String... path) {
        JsonObject at = root;
        for (int i = 0; i < path.length - 1; i++) {
            at = object(at, path[i]);
        }
        return at.get(path[path.length - 1]) instanceof JsonPrimitive value && value.isString()
                ? value.getAsString()
                : "";
    }

    /** Returns the object of this name; an empty one where there is none. */
    static JsonObject object(JsonObject root, String name) {
        return root.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    /** Returns the objects in the array of this name. */
    static List<JsonObject> objects(JsonObject root, String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (root.get(name) instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (element instanceof JsonObject object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}
