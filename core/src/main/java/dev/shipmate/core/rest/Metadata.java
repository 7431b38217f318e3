package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What OPTIONS says of a resource. */
final class Metadata {

    private Metadata() {}

    static ObjectNode of(Resource resource, boolean mayChange) {
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("name", resource.name())
                .put("description", resource.summary());
        metadata.putArray("renders").add("application/json");
        metadata.putArray("parses").add("application/json");
        ObjectNode actions = metadata.putObject("actions");
        if (mayChange && !resource.isReadOnly()) {
            ObjectNode post = actions.putObject("POST");
            resource.fields().forEach(field -> post.set(field.name(), field(field)));
        }
        return metadata;
    }

    private static ObjectNode field(Field field) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type(field))
                .put("required", field.isMandatory())
                .put("read_only", field.isReadOnly())
                .put("label", label(field.name()))
                .put("help_text", field.help());
        if (field.longest() > 0) {
            json.put("max_length", field.longest());
        }
        if (!field.choices().isEmpty()) {
            ArrayNode choices = json.putArray("choices");
            field.choices()
                    .forEach(choice -> choices.addObject().put("value", choice).put("display", label(choice)));
        }
        return json;
    }

    private static String type(Field field) {
        if (!field.choices().isEmpty()) {
            return "choice";
        }
        return switch (field.kind()) {
            case TEXT -> "string";
            case TIME -> "datetime";
            case NUMBER -> "integer";
            case FLAG -> "boolean";
            case VALUE -> "field";
            case MEMBERS -> "list";
        };
    }

    private static String label(String name) {
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
