package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.store.AccountLink;
import dev.shipmate.core.store.AccountLinkStore;
import dev.shipmate.spi.AccountLinks;
import java.util.Map;

/** Lists and changes the links between chat users and Nautobot users. */
public final class LinkOperations {

    private static final int MOST = 100_000;

    private final AccountLinkStore links;
    private final AccountLinks codes;

    public LinkOperations(AccountLinkStore links, AccountLinks codes) {
        this.links = links;
        this.codes = codes;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "links.list",
                (arguments, author) -> list(),
                "links.add",
                this::add,
                "links.code",
                (arguments, author) -> code(arguments),
                "links.remove",
                this::remove);
    }

    private JsonNode list() {
        ArrayNode rows = Json.array();
        links.list(Search.first(MOST)).rows().forEach(link -> rows.add(shown(link)));
        return rows;
    }

    private JsonNode add(JsonNode arguments, Author author) {
        return shown(links.add(
                new AccountLinkStore.Fields(
                        Json.required(arguments, "platform"),
                        Json.required(arguments, "user_id"),
                        Json.required(arguments, "nautobot_user"),
                        Json.text(arguments, "email")),
                author));
    }

    /** For a person whom the administrator knows: the code goes to them alone, by another way than the chat. */
    private JsonNode code(JsonNode arguments) {
        String user = Json.required(arguments, "nautobot_user");
        return Json.object()
                .put("nautobot_user", user)
                .put("code", codes.offer(user, Map.of()))
                .put("minutes", AccountLinks.LIFETIME.toMinutes());
    }

    private JsonNode remove(JsonNode arguments, Author author) {
        String id = Json.required(arguments, "id");
        return links.remove(Json.uuid(id), author)
                .map(LinkOperations::shown)
                .orElseThrow(() -> new RefusedException("there is no link " + id + "; see links list"));
    }

    private static ObjectNode shown(AccountLink link) {
        return Json.object()
                .put("id", link.id().toString())
                .put("platform", link.platform())
                .put("user_id", link.userId())
                .put("nautobot_user", link.nautobotUser())
                .put("email", link.email())
                .put("created", link.created().toString());
    }
}
