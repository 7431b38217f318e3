package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.shipmate.core.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Says which hosts share the database. */
public final class NodeOperations {

    private final Supplier<List<Node>> nodes;

    public NodeOperations(Supplier<List<Node>> nodes) {
        this.nodes = nodes;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of("nodes", (arguments, author) -> list());
    }

    private JsonNode list() {
        ArrayNode rows = Json.array();
        for (Node node : nodes.get()) {
            rows.addObject()
                    .put("name", node.name())
                    .put("state", node.state().name().toLowerCase(Locale.ROOT))
                    .put("address", node.address())
                    .put("version", node.version())
                    .put("started", node.started().toString())
                    .put("heartbeat", node.heartbeat().toString())
                    .put("stopped", node.stopped().map(Instant::toString).orElse(""));
        }
        return rows;
    }
}
