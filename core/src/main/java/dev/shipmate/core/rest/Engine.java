package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.admin.ApiCaller;
import dev.shipmate.core.database.InvalidFilterException;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.log.Author;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What is the same for every resource: one or many, all or none, whole or in part. */
final class Engine {

    private static final int MOST_AT_ONCE = 1_000;

    private final Jdbi jdbi;
    private final Bodies bodies;
    private final Places places;
    private final Doorkeeper doorkeeper;

    Engine(Jdbi jdbi, Bodies bodies, Places places, Doorkeeper doorkeeper) {
        this.jdbi = jdbi;
        this.bodies = bodies;
        this.places = places;
        this.doorkeeper = doorkeeper;
    }

    void list(Context context, Resource resource) {
        doorkeeper.reader(context);
        Listing listing = Listing.of(context, resource);
        Page<ObjectNode> page;
        try {
            page = resource.list(listing.search());
        } catch (InvalidFilterException e) {
            throw Refusal.field(e.field(), String.valueOf(e.getMessage()));
        }
        String path = places.resource(context, resource);
        long offset = listing.search().offset();
        int limit = listing.search().limit();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("count", page.total());
        answer.put("next", offset + limit < page.total() ? listing.address(path, offset + limit) : null);
        answer.put("previous", offset > 0 ? listing.address(path, Math.max(0, offset - limit)) : null);
        ArrayNode results = answer.putArray("results");
        page.rows().forEach(row -> results.add(whole(context, resource, row)));
        answer(context, 200, answer);
    }

    void one(Context context, Resource resource) {
        doorkeeper.reader(context);
        ObjectNode found = resource.find(id(context)).orElseThrow(Refusal::notFound);
        answer(context, 200, whole(context, resource, found));
    }

    void create(Context context, Resource resource) {
        byte[] bytes = bodies.bytes(context);
        Author author = author(context);
        JsonNode body = bodies.json(bytes);
        List<ObjectNode> made = together(() ->
                each(body, item -> whole(context, resource, resource.add(bodies.whole(resource, item), author))));
        answer(context, 201, shaped(body, made));
    }

    void changeOne(Context context, Resource resource, boolean isPart) {
        byte[] bytes = bodies.bytes(context);
        Author author = author(context);
        UUID id = id(context);
        JsonNode body = bodies.json(bytes);
        answer(context, 200, together(() -> change(context, resource, id, body, isPart, author)));
    }

    void changeMany(Context context, Resource resource, boolean isPart) {
        byte[] bytes = bodies.bytes(context);
        Author author = author(context);
        JsonNode body = list(bodies.json(bytes));
        answer(
                context,
                200,
                array(together(() -> each(body, item -> change(context, resource, id(item), item, isPart, author)))));
    }

    void removeOne(Context context, Resource resource) {
        bodies.bytes(context);
        Author author = author(context);
        if (!resource.remove(id(context), author)) {
            throw Refusal.notFound();
        }
        context.status(204);
    }

    void removeMany(Context context, Resource resource) {
        byte[] bytes = bodies.bytes(context);
        Author author = author(context);
        JsonNode body = list(bodies.json(bytes));
        together(() -> each(body, item -> {
            UUID id = id(item);
            if (!resource.remove(id, author)) {
                throw missing(id);
            }
            return JsonNodeFactory.instance.objectNode();
        }));
        context.status(204);
    }

    void options(Context context, Resource resource) {
        ApiCaller caller = doorkeeper.reader(context);
        answer(context, 200, Metadata.of(resource, caller.mayChange()));
    }

    void notAllowed(Context context) {
        bodies.bytes(context);
        doorkeeper.reader(context);
        throw Refusal.of(405, "Method \"" + context.method().name() + "\" not allowed.");
    }

    /** Answers with JSON that no cache keeps. */
    static void answer(Context context, int status, JsonNode body) {
        context.status(status)
                .header("Cache-Control", "no-store")
                .contentType("application/json; charset=utf-8")
                .result(body.toString());
    }

    private ObjectNode change(
            Context context, Resource resource, UUID id, JsonNode body, boolean isPart, Author author) {
        ObjectNode before = resource.find(id).orElseThrow(() -> missing(id));
        Values values =
                isPart ? bodies.merged(resource, before, bodies.given(resource, body)) : bodies.whole(resource, body);
        Optional<ObjectNode> after = resource.change(id, values, author);
        return whole(context, resource, after.orElseThrow(() -> missing(id)));
    }

    /** What one does to a thing of the list. */
    private interface Deed {
        ObjectNode with(JsonNode item);
    }

    private static List<ObjectNode> each(JsonNode body, Deed deed) {
        List<ObjectNode> done = new ArrayList<>();
        if (body.isArray()) {
            if (body.size() > MOST_AT_ONCE) {
                throw Refusal.whole("At most " + MOST_AT_ONCE + " at once.");
            }
            body.forEach(item -> done.add(deed.with(item)));
        } else {
            done.add(deed.with(body));
        }
        return done;
    }

    private static JsonNode list(JsonNode body) {
        if (!body.isArray()) {
            throw Refusal.whole("Expected a list of objects.");
        }
        return body;
    }

    /** In one transaction, which the stores join: a refusal in the middle undoes what came before. */
    private <T> T together(Supplier<T> work) {
        return jdbi.inTransaction(handle -> work.get());
    }

    private static JsonNode shaped(JsonNode body, List<ObjectNode> made) {
        return body.isArray() ? array(made) : made.get(0);
    }

    private static ArrayNode array(List<ObjectNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    private Author author(Context context) {
        ApiCaller caller = doorkeeper.changer(context);
        return new Author(caller.account().name(), "rest", doorkeeper.requestId(context));
    }

    /** Adds what every object of Nautobot has. */
    private ObjectNode whole(Context context, Resource resource, ObjectNode own) {
        String id = own.path("id").asText();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object_type", "nautobot_chatops." + resource.name())
                .put("display", own.path("display").asText())
                .put("url", places.resource(context, resource) + id + "/")
                .put("natural_slug", id);
        own.properties().forEach(field -> json.set(field.getKey(), field.getValue()));
        json.putObject("custom_fields");
        json.putArray("tags");
        return json;
    }

    private static UUID id(Context context) {
        try {
            return UUID.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    private static UUID id(JsonNode item) {
        String id = item.path("id").asText("");
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("id", id.isEmpty() ? "This field is required." : "\"" + id + "\" is no UUID.");
        }
    }

    private static Refusal missing(UUID id) {
        return Refusal.of(404, "There is no object " + id + ".");
    }
}
