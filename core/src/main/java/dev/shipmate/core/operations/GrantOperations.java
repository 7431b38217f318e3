package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantCsv;
import dev.shipmate.core.access.GrantDifference;
import dev.shipmate.core.access.GrantFields;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.ImportResult;
import dev.shipmate.core.access.StoredGrant;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists and changes access grants. */
public final class GrantOperations {

    private final GrantStore grants;

    public GrantOperations(GrantStore grants) {
        this.grants = grants;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "grants.list",
                (arguments, author) -> list(arguments),
                "grants.add",
                this::add,
                "grants.remove",
                this::remove,
                "grants.import",
                this::read,
                "grants.compare",
                (arguments, author) -> compare(arguments),
                "grants.export",
                (arguments, author) -> export());
    }

    private JsonNode list(JsonNode arguments) {
        ArrayNode rows = Json.array();
        every(Json.text(arguments, "search")).forEach(stored -> rows.add(shown(stored)));
        return rows;
    }

    private JsonNode add(JsonNode arguments, Author author) {
        Map<String, String> fields = new LinkedHashMap<>();
        GrantFields.NAMES.forEach(name -> fields.put(name, Json.text(arguments, name)));
        return shown(grants.add(GrantFields.read(fields), author));
    }

    private JsonNode remove(JsonNode arguments, Author author) {
        String id = Json.required(arguments, "id");
        StoredGrant found = grants.find(uuid(id))
                .orElseThrow(() -> new RefusedException("there is no grant " + id + "; see grants list"));
        grants.remove(found.id(), author);
        return shown(found);
    }

    private JsonNode read(JsonNode arguments, Author author) {
        ImportResult result = grants.importAll(GrantCsv.read(Json.text(arguments, "csv")), author);
        return Json.object()
                .put("added", result.added())
                .put("updated", result.updated())
                .put("unchanged", result.unchanged());
    }

    /** What an import would do, without doing it. */
    private JsonNode compare(JsonNode arguments) {
        ArrayNode rows = Json.array();
        for (GrantDifference difference : grants.compare(GrantCsv.read(Json.text(arguments, "csv")))) {
            if (difference.isNew() || difference.isChange()) {
                rows.addObject()
                        .put("what", difference.isNew() ? "add" : "change")
                        .put("grant", difference.grant().summary())
                        .put(
                                "before",
                                difference.before() == null
                                        ? ""
                                        : difference.before().summary());
            }
        }
        return rows;
    }

    private JsonNode export() {
        List<Grant> all = every("").stream().map(StoredGrant::grant).toList();
        return Json.object().put("csv", GrantCsv.write(all)).put("count", all.size());
    }

    private List<StoredGrant> every(String text) {
        List<StoredGrant> all = new ArrayList<>();
        grants.each(new Search(Map.of(), text, 0, 0), all::add);
        return all;
    }

    private static ObjectNode shown(StoredGrant stored) {
        ObjectNode row = Json.object().put("id", stored.id().toString());
        GrantFields.of(stored.grant()).forEach(row::put);
        return row;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("\"" + text + "\" is no grant's id; see grants list", e);
        }
    }
}
