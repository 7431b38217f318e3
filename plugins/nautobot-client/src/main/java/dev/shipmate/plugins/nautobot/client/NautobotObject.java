package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * One object as Nautobot tells it, by REST or GraphQL. What is absent, null or of another type than expected reads as
 * nothing, so that no answer of a later version ends in an exception.
 */
public record NautobotObject(JsonObject json) {

    /** What a related object is called in its own fields, the first that is there. */
    private static final List<String> NAMES =
            List.of("display", "label", "name", "model", "cid", "address", "prefix", "value", "id");

    /** Returns the primary key, a UUID; empty where it was not asked for. */
    public String id() {
        return text("id");
    }

    /** Returns a field as text; empty if there is none, or it is no text, number or flag. */
    public String text(String field) {
        JsonElement value = json.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** Returns what people call the value of a field: a text itself, a choice's label, a related object's name. */
    public String label(String field) {
        return label(json.get(field));
    }

    /** Returns what people call this object. */
    public String label() {
        return label(json);
    }

    /** Returns what people call each of the values of a list, one after the other, with commas. */
    public String labels(String field) {
        return list(field).stream()
                .map(NautobotObject::label)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Returns a number. */
    public OptionalDouble number(String field) {
        try {
            String text = text(field);
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Returns whether a field is true. */
    public boolean is(String field) {
        return text(field).equals("true");
    }

    /** Returns a related object. */
    public Optional<NautobotObject> object(String field) {
        JsonElement value = json.get(field);
        return value != null && value.isJsonObject()
                ? Optional.of(new NautobotObject(value.getAsJsonObject()))
                : Optional.empty();
    }

    /** Returns related objects, in their order. */
    public List<NautobotObject> objects(String field) {
        return list(field).stream()
                .filter(JsonElement::isJsonObject)
                .map(each -> new NautobotObject(each.getAsJsonObject()))
                .toList();
    }

    private List<JsonElement> list(String field) {
        JsonElement value = json.get(field);
        if (value == null || !value.isJsonArray()) {
            return List.of();
        }
        JsonArray array = value.getAsJsonArray();
        List<JsonElement> elements = new ArrayList<>(array.size());
        array.forEach(elements::add);
        return elements;
    }

    private static String label(JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return "";
        }
        if (value.isJsonPrimitive()) {
            return value.getAsString();
        }
        if (!value.isJsonObject()) {
            return value.toString();
        }
        JsonObject object = value.getAsJsonObject();
        return NAMES.stream()
                .map(object::get)
                .filter(name -> name != null && name.isJsonPrimitive())
                .map(JsonElement::getAsString)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }
}
