package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.admin.Account;
import dev.shipmate.core.admin.AccountException;
import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.Role;
import dev.shipmate.core.log.Author;
import java.time.Instant;
import java.util.Map;

/** Lists and changes the accounts of administrators. */
public final class UserOperations {

    private final Accounts accounts;

    public UserOperations(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "users.list", (arguments, author) -> list(),
                "users.add", told(this::add),
                "users.role", told(this::role),
                "users.password", told(this::password),
                "users.remove", told(this::remove));
    }

    private JsonNode list() {
        ArrayNode rows = Json.array();
        accounts.list().forEach(account -> rows.add(shown(account)));
        return rows;
    }

    private JsonNode add(JsonNode arguments, Author author) {
        return shown(accounts.add(
                Json.required(arguments, "name"), readRole(arguments), Json.required(arguments, "password"), author));
    }

    private JsonNode role(JsonNode arguments, Author author) {
        return shown(accounts.role(Json.required(arguments, "name"), readRole(arguments), author));
    }

    private static Role readRole(JsonNode arguments) {
        String word = Json.required(arguments, "role");
        return Role.of(word)
                .orElseThrow(() -> new RefusedException("there is no role " + word + "; write admin or viewer"));
    }

    private JsonNode password(JsonNode arguments, Author author) {
        accounts.password(Json.required(arguments, "name"), Json.required(arguments, "password"), author);
        return Json.object().put("name", Json.text(arguments, "name"));
    }

    private JsonNode remove(JsonNode arguments, Author author) {
        accounts.remove(Json.required(arguments, "name"), author);
        return Json.object().put("name", Json.text(arguments, "name"));
    }

    static Operation told(Operation operation) {
        return (arguments, author) -> {
            try {
                return operation.run(arguments, author);
            } catch (AccountException e) {
                throw new RefusedException(String.valueOf(e.getMessage()), e);
            }
        };
    }

    private static ObjectNode shown(Account account) {
        Instant lastLogin = account.lastLogin();
        return Json.object()
                .put("name", account.name())
                .put("role", account.role().word())
                .put("created", account.created().toString())
                .put("last_login", lastLogin == null ? "" : lastLogin.toString());
    }
}
