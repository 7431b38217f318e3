package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.alias.Alias;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import java.util.Map;

/** Lists and removes the words that stand for lines; they are made in chat, by those whose they are. */
public final class AliasOperations {

    private static final int MOST = 100_000;

    private final AliasStore aliases;

    public AliasOperations(AliasStore aliases) {
        this.aliases = aliases;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of("aliases.list", (arguments, author) -> list(), "aliases.remove", this::remove);
    }

    private JsonNode list() {
        ArrayNode rows = Json.array();
        aliases.list(Search.first(MOST)).rows().forEach(alias -> rows.add(shown(alias)));
        return rows;
    }

    private JsonNode remove(JsonNode arguments, Author author) {
        String id = Json.required(arguments, "id");
        return aliases.remove(Json.uuid(id), author)
                .map(AliasOperations::shown)
                .orElseThrow(() -> new RefusedException("there is no alias " + id + "; see aliases list"));
    }

    private static ObjectNode shown(Alias alias) {
        return Json.object()
                .put("id", alias.id().toString())
                .put("platform", alias.owner().platform())
                .put("scope", alias.owner().scope().word())
                .put("owner_id", alias.owner().id())
                .put("owner_name", alias.owner().name())
                .put("name", alias.name())
                .put("line", alias.line())
                .put("created", alias.created().toString());
    }
}
