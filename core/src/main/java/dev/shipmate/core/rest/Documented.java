package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One operation as the page of the documentation shows it, read from the document, so that the two never differ.
 *
 * @param fields what its body holds; none where it has none
 */
public record Documented(
        String group,
        String method,
        String path,
        String summary,
        List<Named> parameters,
        List<Named> fields,
        List<Named> answers) {

    /** A name and what it means. */
    public record Named(String name, String words) {}

    static List<Documented> of(ObjectNode document) {
        List<Documented> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!operation.getKey().equals("parameters")) {
                        all.add(one(document, path.getKey(), operation.getKey(), operation.getValue()));
                    }
                }));
        return all;
    }

    private static Documented one(ObjectNode document, String path, String method, JsonNode operation) {
        List<Named> parameters = new ArrayList<>();
        operation
                .path("parameters")
                .forEach(parameter -> parameters.add(new Named(
                        parameter.path("name").asText(),
                        parameter.path("description").asText())));
        List<Named> answers = new ArrayList<>();
        operation
                .path("responses")
                .properties()
                .forEach(answer -> answers.add(new Named(
                        answer.getKey(), answer.getValue().path("description").asText())));
        return new Documented(
                operation.path("tags").path(0).asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                parameters,
                fields(document, operation.at("/requestBody/content/application~1json/schema")),
                answers);
    }

    private static List<Named> fields(ObjectNode document, JsonNode schema) {
        JsonNode resolved = schema.has("oneOf") ? schema.path("oneOf").path(0) : schema;
        resolved = resolved.path("type").asText().equals("array") ? resolved.path("items") : resolved;
        resolved = resolved.has("allOf") ? resolved.path("allOf").path(0) : resolved;
        if (resolved.has("$ref")) {
            resolved = document.at(resolved.path("$ref").asText().substring(1));
        }
        List<String> required = new ArrayList<>();
        resolved.path("required").forEach(name -> required.add(name.asText()));
        List<Named> fields = new ArrayList<>();
        resolved.path("properties")
                .properties()
                .forEach(field -> fields.add(new Named(
                        field.getKey() + (required.contains(field.getKey()) ? " (mandatory)" : ""),
                        field.getValue().path("description").asText())));
        return fields;
    }
}
