package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.admin.ApiToken;
import dev.shipmate.core.admin.ApiTokens;
import dev.shipmate.core.log.Author;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, makes and revokes the tokens with which scripts call REST. */
public final class TokenOperations {

    private final ApiTokens tokens;

    public TokenOperations(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "tokens.list",
                (arguments, author) -> list(),
                "tokens.add",
                UserOperations.told(this::add),
                "tokens.revoke",
                this::revoke);
    }

    private JsonNode list() {
        ArrayNode rows = Json.array();
        tokens.list().forEach(token -> rows.add(shown(token)));
        return rows;
    }

    private JsonNode add(JsonNode arguments, Author author) {
        ApiTokens.Fresh fresh = tokens.add(
                Json.required(arguments, "account"),
                Json.text(arguments, "description"),
                arguments.path("read_only").asBoolean(),
                Json.instantOrNull(arguments, "expires_at"),
                author);
        return shown(fresh.token()).put("token", fresh.text());
    }

    private JsonNode revoke(JsonNode arguments, Author author) {
        String id = Json.required(arguments, "id");
        return tokens.revoke(Json.uuid(id), author)
                .map(TokenOperations::shown)
                .orElseThrow(() -> new RefusedException("there is no token " + id + "; see tokens list"));
    }

    private static ObjectNode shown(ApiToken token) {
        return Json.object()
                .put("id", token.id().toString())
                .put("account", token.account().name())
                .put("description", token.description())
                .put("ending", token.ending())
                .put("read_only", token.isReadOnly())
                .put("created", token.created().toString())
                .put("expires_at", text(token.expiresAt()))
                .put("last_used", text(token.lastUsed()));
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }
}
