package dev.shipmate.plugins.network.history;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nautobot's change log, read in bounded pages. An entry holds the whole object as it was after the change, so what was
 * changed is the difference to the entry before of the same object.
 */
public final class ChangeLog {

    private static final String PATH = "extras/object-changes/";

    private final Nautobot nautobot;

    /**
     * Some changes, the newest first.
     *
     * @param total how many there are in all
     */
    public record Page(List<Change> changes, long total) {

        public Page {
            changes = List.copyOf(changes);
        }
    }

    public ChangeLog(Nautobot nautobot) {
        this.nautobot = nautobot;
    }

    /** Returns the changes of devices since then. */
    public Page ofDevices(Instant since, int most) throws InterruptedException {
        return page(Query.of("changed_object_type", "dcim.device").and("time__gte", since.toString()), most);
    }

    /** Returns the changes of one object since then. */
    Page of(String id, Instant since, int most) throws InterruptedException {
        return page(Query.of("changed_object_id", id).and("time__gte", since.toString()), most);
    }

    /** Returns the last entry about an object that was called like this, also one that is gone. */
    Optional<NautobotObject> lastOf(String name) throws InterruptedException {
        return last(Query.of("object_repr__ie", name));
    }

    /** Returns the last entry about an object, also one that is gone. */
    Optional<NautobotObject> lastOfId(String id) throws InterruptedException {
        return last(Query.of("changed_object_id", id));
    }

    private Page page(Query query, int most) throws InterruptedException {
        Found found = nautobot.list(PATH, query.and("depth", 0), most);
        List<NautobotObject> entries = found.objects();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            changes.add(change(entries.get(i), entries.subList(i + 1, entries.size())));
        }
        return new Page(changes, found.total());
    }

    private Change change(NautobotObject entry, List<NautobotObject> older) throws InterruptedException {
        String action =
                entry.object("action").map(choice -> choice.text("value")).orElse("");
        return switch (action) {
            case "create" -> made(entry, "created", List.of());
            case "delete" -> made(entry, "deleted", List.of());
            default -> updated(entry, before(entry, older));
        };
    }

    static boolean isDeletion(NautobotObject entry) {
        return action(entry).equals("delete");
    }

    private static String action(NautobotObject entry) {
        return entry.object("action").map(choice -> choice.text("value")).orElse("");
    }

    private Change updated(NautobotObject entry, Optional<NautobotObject> before) {
        Optional<JsonObject> then = before.flatMap(ChangeLog::state);
        Optional<JsonObject> now = state(entry);
        if (then.isEmpty() || now.isEmpty()) {
            return made(entry, "changed; what it was before is not in the change log", List.of());
        }
        return made(entry, "saved; none of its own fields changed", Differences.between(then.get(), now.get()));
    }

    private Optional<NautobotObject> before(NautobotObject entry, List<NautobotObject> older)
            throws InterruptedException {
        String id = entry.text("changed_object_id");
        Optional<NautobotObject> near = older.stream()
                .filter(one -> one.text("changed_object_id").equals(id))
                .findFirst();
        if (near.isPresent()) {
            return near;
        }
        return last(Query.of("changed_object_id", id).and("time__lt", entry.text("time")));
    }

    private Optional<NautobotObject> last(Query query) throws InterruptedException {
        return nautobot.list(PATH, query.and("depth", 0), 1).objects().stream().findFirst();
    }

    private static Optional<JsonObject> state(NautobotObject entry) {
        return entry.object("object_data_v2").map(NautobotObject::json);
    }

    private static Change made(NautobotObject entry, String what, List<Difference> differences) {
        String context = entry.label("change_context");
        String by = context.isEmpty() || context.equals("web") ? "" : " (" + context.replace('-', ' ') + ")";
        return new Change(
                time(entry.text("time")), entry.text("user_name") + by, entry.text("object_repr"), what, differences);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
