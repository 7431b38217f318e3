package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.shipmate.core.plugin.PluginEvent;
import dev.shipmate.core.plugin.PluginEvents;
import java.util.Locale;
import java.util.Map;

/** Says what happens to the plugins of a running host. */
public final class PluginOperations {

    private final PluginEvents events;

    public PluginOperations(PluginEvents events) {
        this.events = events;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of("plugins.events", (arguments, author) -> events(arguments.path("after")));
    }

    /** All after a number, the oldest first; without a number, only the newest, from which one may go on. */
    private JsonNode events(JsonNode after) {
        ArrayNode rows = Json.array();
        long from = after.isNumber() ? after.asLong() : Math.max(0, events.last() - 1);
        for (PluginEvent event : events.after(from)) {
            rows.addObject()
                    .put("number", event.number())
                    .put("time", event.time().toString())
                    .put("kind", event.kind().name().toLowerCase(Locale.ROOT))
                    .put("jar", event.jar())
                    .put("text", event.text());
        }
        return rows;
    }
}
