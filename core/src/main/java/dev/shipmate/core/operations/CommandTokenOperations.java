package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.store.CommandToken;
import dev.shipmate.core.store.CommandTokenStore;
import java.util.Map;

/** Lists and changes the tokens of slash commands. */
public final class CommandTokenOperations {

    private final CommandTokenStore tokens;

    public CommandTokenOperations(CommandTokenStore tokens) {
        this.tokens = tokens;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "command-tokens.list", (arguments, author) -> list(),
                "command-tokens.add", this::add,
                "command-tokens.remove", this::remove);
    }

    private JsonNode list() {
        ArrayNode rows = Json.array();
        tokens.list().forEach(token -> rows.add(shown(token)));
        return rows;
    }

    private JsonNode add(JsonNode arguments, Author author) {
        return shown(tokens.add(
                Json.required(arguments, "platform"),
                Json.text(arguments, "comment"),
                Json.required(arguments, "token"),
                author));
    }

    private JsonNode remove(JsonNode arguments, Author author) {
        String id = Json.required(arguments, "id");
        return tokens.remove(Json.uuid(id), author)
                .map(CommandTokenOperations::shown)
                .orElseThrow(() -> new RefusedException("there is no token " + id + "; see command-tokens list"));
    }

    private static ObjectNode shown(CommandToken token) {
        return Json.object()
                .put("id", token.id().toString())
                .put("platform", token.platform())
                .put("comment", token.comment())
                .put("created", token.created().toString())
                .put("hash", token.hash());
    }
}
