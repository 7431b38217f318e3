package dev.shipmate.plugins.network.history;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How a value of Nautobot's change log reads: a related object by its name, a choice by its label, a list by its entries. */
final class Shown {

    /** What says what an object is, the best first. */
    private static final List<String> NAMES =
            List.of("display", "label", "name", "address", "prefix", "cid", "model", "value");

    private Shown() {}

    static String text(JsonElement value) {
        if (value.isJsonNull()) {
            return "";
        }
        if (value.isJsonArray()) {
            return entries(value.getAsJsonArray());
        }
        return value.isJsonObject() ? name(value.getAsJsonObject()) : value.getAsString();
    }

    /** Returns what tells one value from another: of a related object its id, of a choice its value. */
    static JsonElement identity(JsonElement value) {
        if (value.isJsonArray()) {
            JsonArray all = new JsonArray();
            StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
                    .map(Shown::identity)
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .forEach(all::add);
            return all;
        }
        if (!value.isJsonObject()) {
            // nothing and the empty text look the same to whoever reads them
            return value.isJsonPrimitive() && value.getAsString().isEmpty() ? JsonNull.INSTANCE : value;
        }
        JsonObject object = value.getAsJsonObject();
        if (object.has("id")) {
            return orNull(object.get("id"));
        }
        return isChoice(object) ? orNull(object.get("value")) : value;
    }

    static JsonElement orNull(@Nullable JsonElement value) {
        return value == null ? JsonNull.INSTANCE : value;
    }

    private static String entries(JsonArray values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(Shown::text)
                .collect(Collectors.joining(", "));
    }

    private static String name(JsonObject object) {
        if (!object.has("id") && !isChoice(object)) {
            return object.isEmpty() ? "" : object.toString();
        }
        JsonElement id = orNull(object.get("id"));
        // what has no name displays its id, but may have a label
        return NAMES.stream()
                .map(object::get)
                .filter(value ->
                        value instanceof JsonPrimitive && !value.getAsString().isEmpty() && !value.equals(id))
                .map(JsonElement::getAsString)
                .findFirst()
                .orElseGet(() -> id.isJsonNull() ? object.toString() : id.getAsString());
    }

    private static boolean isChoice(JsonObject object) {
        return object.size() == 2 && object.has("value") && object.has("label");
    }
}
