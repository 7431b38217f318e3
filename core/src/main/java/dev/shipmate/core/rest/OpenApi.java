package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3 document, made of the same fields that bodies are read by. */
final class OpenApi {

    private static final Map<String, String> ERRORS = new TreeMap<>(Map.of(
            "400", "The request is malformed, or a field is not as it must be.",
            "401", "No token or session, or one that does not count.",
            "403", "The account or token may not do this.",
            "404", "There is no such object.",
            "409", "Something else depends on the object.",
            "413", "The body is larger than 1 MiB.",
            "429", "Asked too often."));

    private final List<Resource> resources;
    private final String version;

    OpenApi(List<Resource> resources, String version) {
        this.resources = resources;
        this.version = version;
    }

    ObjectNode document(String server) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", "Shipmate")
                .put("version", version)
                .put("description", "Access grants, groups, tokens, links and logs, shaped like Nautobot's REST API.");
        document.putArray("servers").addObject().put("url", server);
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "Authorization")
                .put("description", "Token, a blank, and the API token.");
        document.putArray("security").addObject().putArray("token");
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("error", error());
        ObjectNode paths = document.putObject("paths");
        for (Resource resource : resources) {
            schemas.set(resource.name(), schema(resource, true));
            if (!resource.isReadOnly()) {
                schemas.set(resource.name() + "_body", schema(resource, false));
            }
            paths.set(Places.ROOT + resource.name() + "/", listPath(resource));
            paths.set(Places.ROOT + resource.name() + "/{id}/", onePath(resource));
        }
        paths.set(Places.ROOT + "lookup/", lookUp());
        paths.set(Places.ROOT + "email-lookup/", emailLookUp());
        paths.set("/api/status/", simple("status", "The version of the host and its plugins."));
        paths.set("/api/", simple("root", "Where everything is."));
        return document;
    }

    private ObjectNode listPath(Resource resource) {
        ObjectNode path = JsonNodeFactory.instance.objectNode();
        ObjectNode list = operation(path, "get", resource, "list", "Lists them, page by page. " + resource.summary());
        ArrayNode parameters = list.putArray("parameters");
        parameter(parameters, "limit", "query", "integer", "How many at once, 50 by default, at most 1000.");
        parameter(parameters, "offset", "query", "integer", "How many to pass over.");
        parameter(parameters, "q", "query", "string", "A text that some field contains.");
        parameter(parameters, "sort", "query", "string", "A field to order by, behind a minus for the reverse.");
        parameter(parameters, "id", "query", "string", "The ID. Repeated, any of them.");
        for (Field field : resource.fields()) {
            if (FilterHelp.isFilter(field)) {
                parameter(parameters, field.name(), "query", "string", FilterHelp.of(field));
            }
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("type", "object");
        page.putArray("required").add("count").add("next").add("previous").add("results");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("count").put("type", "integer");
        properties.putObject("next").put("type", "string").put("nullable", true);
        properties.putObject("previous").put("type", "string").put("nullable", true);
        properties.putObject("results").put("type", "array").set("items", reference(resource.name()));
        answers(list, "200", "A page.", page, List.of("400", "401"));
        if (!resource.isReadOnly()) {
            ObjectNode create = operation(path, "post", resource, "create", "Adds one, or all of a list or none.");
            body(create, oneOrMany(reference(resource.name() + "_body")));
            answers(
                    create,
                    "201",
                    "What was added.",
                    oneOrMany(reference(resource.name())),
                    List.of("400", "401", "403", "413"));
            changeMany(path, "patch", resource, "Changes some fields of all in a list, or of none.");
            changeMany(path, "put", resource, "Replaces all in a list, or none.");
            ObjectNode remove = operation(path, "delete", resource, "bulk_destroy", "Removes all in a list, or none.");
            body(remove, array(identity()));
            answers(remove, "204", "Removed.", null, removalErrors(resource));
        }
        return path;
    }

    private void changeMany(ObjectNode path, String method, Resource resource, String summary) {
        ObjectNode change = operation(
                path, method, resource, method.equals("put") ? "bulk_update" : "bulk_partial_update", summary);
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.putArray("allOf").add(identity());
        body(change, array(item));
        answers(
                change,
                "200",
                "What they are now.",
                array(reference(resource.name())),
                List.of("400", "401", "403", "404", "413"));
    }

    private ObjectNode onePath(Resource resource) {
        ObjectNode path = JsonNodeFactory.instance.objectNode();
        ArrayNode parameters = path.putArray("parameters");
        parameters
                .addObject()
                .put("name", "id")
                .put("in", "path")
                .put("required", true)
                .put("description", "The ID.")
                .putObject("schema")
                .put("type", "string")
                .put("format", "uuid");
        ObjectNode get = operation(path, "get", resource, "retrieve", "Shows one.");
        answers(get, "200", "It.", reference(resource.name()), List.of("401", "404"));
        if (!resource.isReadOnly()) {
            for (String method : List.of("put", "patch")) {
                boolean isPart = method.equals("patch");
                ObjectNode change = operation(
                        path,
                        method,
                        resource,
                        isPart ? "partial_update" : "update",
                        isPart ? "Changes some of its fields." : "Replaces it.");
                body(change, isPart ? partial(resource) : reference(resource.name() + "_body"));
                answers(
                        change,
                        "200",
                        "What it is now.",
                        reference(resource.name()),
                        List.of("400", "401", "403", "404", "413"));
            }
            ObjectNode remove = operation(path, "delete", resource, "destroy", "Removes it.");
            answers(remove, "204", "Removed.", null, removalErrors(resource));
        }
        return path;
    }

    /** A group that grants name cannot be removed. */
    private static List<String> removalErrors(Resource resource) {
        return resource.name().equals("accessgroup")
                ? List.of("401", "403", "404", "409")
                : List.of("401", "403", "404");
    }

    private ObjectNode lookUp() {
        ObjectNode path = JsonNodeFactory.instance.objectNode();
        ObjectNode get = path.putObject("get").put("operationId", "lookup").put("summary", "The ID behind a name.");
        get.putArray("tags").add("lookup");
        ArrayNode parameters = get.putArray("parameters");
        parameter(parameters, "grant_type", "query", "string", "organization, channel or user.");
        parameter(parameters, "name", "query", "string", "What people call it.");
        parameter(parameters, "platform", "query", "string", "The platform; all that are on by default.");
        answers(get, "200", "The ID.", object("value"), List.of("400", "401", "403", "404", "429"));
        return path;
    }

    private ObjectNode emailLookUp() {
        ObjectNode path = JsonNodeFactory.instance.objectNode();
        ObjectNode get = path.putObject("get")
                .put("operationId", "email_lookup")
                .put("summary", "The ID of the user with an e-mail address.");
        get.putArray("tags").add("lookup");
        ArrayNode parameters = get.putArray("parameters");
        parameter(parameters, "email", "query", "string", "The address.");
        parameter(parameters, "platform", "query", "string", "The platform.");
        answers(get, "200", "The ID.", object("user_id"), List.of("400", "401", "403", "404", "429"));
        return path;
    }

    private ObjectNode simple(String name, String summary) {
        ObjectNode path = JsonNodeFactory.instance.objectNode();
        ObjectNode get = path.putObject("get").put("operationId", name).put("summary", summary);
        get.putArray("tags").add("host");
        answers(get, "200", summary, JsonNodeFactory.instance.objectNode().put("type", "object"), List.of("401"));
        return path;
    }

    private static ObjectNode operation(
            ObjectNode path, String method, Resource resource, String name, String summary) {
        ObjectNode operation = path.putObject(method)
                .put("operationId", resource.name() + "_" + name)
                .put("summary", summary);
        operation.putArray("tags").add(resource.name());
        return operation;
    }

    private static void parameter(ArrayNode parameters, String name, String in, String type, String help) {
        parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("description", help)
                .putObject("schema")
                .put("type", type);
    }

    private static void body(ObjectNode operation, ObjectNode schema) {
        operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json")
                .set("schema", schema);
    }

    private static void answers(
            ObjectNode operation, String status, String words, @Nullable ObjectNode schema, List<String> errors) {
        ObjectNode responses = operation.putObject("responses");
        ObjectNode good = responses.putObject(status).put("description", words);
        if (schema != null) {
            good.putObject("content").putObject("application/json").set("schema", schema);
        }
        for (String error : errors) {
            responses
                    .putObject(error)
                    .put("description", ERRORS.get(error))
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", reference("error"));
        }
    }

    private static ObjectNode schema(Resource resource, boolean isAnswer) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put("description", resource.summary());
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        if (isAnswer) {
            for (String name :
                    List.of("id", "object_type", "display", "url", "natural_slug", "created", "last_updated")) {
                properties.putObject(name).put("type", "string").put("readOnly", true);
                required.add(name);
            }
            properties.putObject("custom_fields").put("type", "object").put("readOnly", true);
            properties
                    .putObject("tags")
                    .put("type", "array")
                    .put("readOnly", true)
                    .putObject("items");
        }
        for (Field field : resource.fields()) {
            boolean isIn = isAnswer ? field.use() != Field.Use.WRITE_ONCE : !field.isReadOnly();
            if (isIn) {
                properties.set(field.name(), type(field));
                if (isAnswer || field.isMandatory()) {
                    required.add(field.name());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode partial(Resource resource) {
        ObjectNode schema = schema(resource, false);
        schema.remove("required");
        return schema;
    }

    private static ObjectNode type(Field field) {
        ObjectNode type = JsonNodeFactory.instance.objectNode().put("description", field.help());
        switch (field.kind()) {
            case TEXT -> type.put("type", "string");
            case TIME -> type.put("type", "string").put("format", "date-time").put("nullable", true);
            case NUMBER -> type.put("type", "integer").put("nullable", true);
            case FLAG -> type.put("type", "boolean");
            case MEMBERS -> type.put("type", "array").putObject("items");
            case VALUE -> {}
        }
        if (field.longest() > 0) {
            type.put("maxLength", field.longest());
        }
        if (!field.choices().isEmpty()) {
            field.choices().forEach(type.withArray("enum")::add);
        }
        return type;
    }

    private static ObjectNode identity() {
        ObjectNode schema = object("id");
        schema.withObject("/properties/id").put("format", "uuid");
        return schema;
    }

    private static ObjectNode object(String field) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putArray("required").add(field);
        schema.putObject("properties").putObject(field).put("type", "string");
        return schema;
    }

    private static ObjectNode error() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put("description", "One sentence under detail, or a list of sentences under each field.");
        schema.putObject("additionalProperties");
        return schema;
    }

    private static ObjectNode array(ObjectNode items) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    private static ObjectNode oneOrMany(ObjectNode schema) {
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("oneOf").add(schema).add(array(schema.deepCopy()));
        return either;
    }

    private static ObjectNode reference(String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
    }
}
