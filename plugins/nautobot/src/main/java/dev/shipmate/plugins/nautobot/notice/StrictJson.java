package dev.shipmate.plugins.nautobot.notice;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/** Reads one JSON object and nothing else: no comments, no bare words, no NUL in texts, not too deep. */
final class StrictJson {

    private static final int DEEPEST = 64;

    private StrictJson() {}

    static JsonObject object(String text) throws MalformedChangeException {
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            JsonElement read = JsonParser.parseReader(reader);
            if (!read.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedChangeException("The body is not one JSON object.");
            }
            if (hasNul(read)) {
                throw new MalformedChangeException("The body holds a NUL character.");
            }
            return read.getAsJsonObject();
        } catch (JsonParseException | IOException | IllegalStateException | NumberFormatException e) {
            throw new MalformedChangeException("The body is not JSON.");
        }
    }

    private static boolean hasNul(JsonElement element) {
        if (element.isJsonArray()) {
            for (JsonElement each : element.getAsJsonArray()) {
                if (hasNul(each)) {
                    return true;
                }
            }
            return false;
        }
        if (element.isJsonObject()) {
            return element.getAsJsonObject().entrySet().stream()
                    .anyMatch(entry -> entry.getKey().indexOf('\0') >= 0 || hasNul(entry.getValue()));
        }
        return element.isJsonPrimitive() && element.getAsString().indexOf('\0') >= 0;
    }
}
