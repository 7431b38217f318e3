package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** What the JSON of every object begins with. */
final class Json {

    private Json() {}

    static ObjectNode object(UUID id, String display, Instant created, Instant lastUpdated) {
        return object(id, display).put("created", created.toString()).put("last_updated", lastUpdated.toString());
    }

    static ObjectNode object(UUID id, String display) {
        return JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("display", display);
    }
}
