package dev.shipmate.core.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.pages.Listing.Row;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The change log: who changed what, how, and what it was before. Nothing here changes it. */
public final class ChangePages {

    private static final String SECTION = "changes";
    private static final String PATH = "/changes/";
    private static final List<String> TYPES = List.of(
            "accessgrant",
            "accessgroup",
            "accessrequest",
            "commandtoken",
            "accountlink",
            "alias",
            "account",
            "apitoken",
            "setting");

    private final ChangeLog changes;
    private final ObjectMapper json = new ObjectMapper();

    ChangePages(ChangeLog changes) {
        this.changes = changes;
    }

    /** A field before and after; "" where it was not there. */
    public record Difference(String field, String before, String after) {

        public boolean isChange() {
            return !before.equals(after);
        }
    }

    void addTo(Doors doors) {
        doors.page("/changes", this::list);
        doors.page("/changes/{id}", this::one);
    }

    private void list(Visit visit) {
        Listing listing = new Lister(visit, PATH)
                .choice("object_type", "Of what", TYPES)
                .choice("action", "Action", List.of("create", "update", "delete"))
                .choice("means", "Through", List.of("web", "rest", "cli", "chat", "file"))
                .exact("who", "Who")
                .exact("object_id", "Object ID")
                .list(
                        changes::list,
                        "Changes",
                        List.of("Time", "Who", "Through", "Action", "Of what", "What"),
                        this::row,
                        "Nothing was changed yet.");
        visit.show("changes", SECTION, Map.of("listing", listing));
    }

    private Row row(ChangeEntry entry) {
        return new Row(
                entry.id().toString(),
                entry.objectType(),
                List.of(
                        Cell.time(entry.time()).to(PATH + entry.id() + "/"),
                        Cell.text(entry.author().who()),
                        Cell.text(entry.author().means()),
                        Cell.state(
                                entry.action(),
                                switch (entry.action()) {
                                    case "create" -> "good";
                                    case "delete" -> "bad";
                                    default -> "warn";
                                }),
                        Cell.text(entry.objectType()),
                        Cell.muted(brief(entry))));
    }

    /** What changed, or what the thing is. */
    private String brief(ChangeEntry entry) {
        List<Difference> differences = differences(entry);
        String words = String.join(
                ", ",
                differences.stream()
                        .filter(difference -> difference.isChange())
                        .map(difference -> entry.action().equals("update")
                                ? difference.field() + ": " + difference.before() + " → " + difference.after()
                                : difference.before() + difference.after())
                        .filter(text -> !text.isBlank())
                        .toList());
        return words.length() > 120 ? words.substring(0, 120) + "…" : words;
    }

    private void one(Visit visit) {
        ChangeEntry entry = changes.find(visit.id()).orElseThrow(NotFoundResponse::new);
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("Time", Cell.time(entry.time()));
        facts.put("Who", Cell.text(entry.author().who()));
        facts.put("Through", Cell.text(entry.author().means()));
        facts.put("Action", Cell.text(entry.action()));
        facts.put("Of what", Cell.text(entry.objectType()));
        facts.put("Object ID", Cell.code(entry.objectId()).to(PATH + "?object_id=" + entry.objectId()));
        facts.put("Request ID", Cell.code(entry.author().requestId()));
        visit.show("change", SECTION, Map.of("facts", facts, "differences", differences(entry)));
    }

    private List<Difference> differences(ChangeEntry entry) {
        JsonNode before = read(entry.before());
        JsonNode after = read(entry.after());
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        List<Difference> differences = new ArrayList<>();
        names.forEach(name -> differences.add(new Difference(name, text(before.path(name)), text(after.path(name)))));
        return differences;
    }

    private JsonNode read(@Nullable String text) {
        try {
            return json.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change's fields are no JSON", e);
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
    }
}
