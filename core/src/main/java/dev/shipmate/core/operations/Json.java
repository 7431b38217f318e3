package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads arguments and makes results. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ObjectNode object(Map<String, String> fields) {
        ObjectNode object = object();
        fields.forEach(object::put);
        return object;
    }

    /** Returns a text, the empty string where it is absent. */
    static String text(JsonNode arguments, String name) {
        return arguments.path(name).asText("");
    }

    /** Returns a text, or null where it is absent. */
    static @Nullable String textOrNull(JsonNode arguments, String name) {
        return arguments.hasNonNull(name) ? arguments.path(name).asText() : null;
    }

    /** Returns a text that must be there. */
    static String required(JsonNode arguments, String name) {
        String text = text(arguments, name);
        if (text.isEmpty()) {
            throw new RefusedException(name + " is missing");
        }
        return text;
    }

    /** Returns a moment, or null where it is absent or empty. */
    static @Nullable Instant instantOrNull(JsonNode arguments, String name) {
        String text = text(arguments, name);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new RefusedException(
                    name + " must be a date and time with its offset, as in 2030-12-31T18:00:00Z", e);
        }
    }

    /** Returns the id that a text is. */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("\"" + text + "\" is no id; the list shows them", e);
        }
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
