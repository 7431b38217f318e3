package dev.shipmate.core.access;

import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps the groups. Every change is written to the change log in its own transaction. */
public final class GroupStore {

    private static final String OBJECT_TYPE = "accessgroup";

    private final Jdbi jdbi;
    private final ChangeLog changes;
    private final GroupTable table;

    public GroupStore(Jdbi jdbi, Clock clock, ChangeLog changes) {
        this.jdbi = jdbi;
        this.changes = changes;
        this.table = new GroupTable(clock);
    }

    public Page<StoredGroup> list(Search search) {
        return jdbi.withHandle(handle -> table.search(handle, search));
    }

    public Optional<StoredGroup> find(UUID id) {
        return jdbi.withHandle(handle -> table.find(handle, id));
    }

    /**
     * Adds a group.
     *
     * @throws GroupConflictException where its platform has one of this name
     */
    public StoredGroup add(Group group, Author author) {
        return jdbi.inTransaction(handle -> {
            StoredGroup added = table.insert(handle, group);
            changes.record(handle, author, Change.created(OBJECT_TYPE, added.id(), fields(group)));
            return added;
        });
    }

    /**
     * Replaces a group and its members; empty where there is none of this id.
     *
     * @throws GroupConflictException where it would take another's name, or lose the one that grants know
     */
    public Optional<StoredGroup> update(UUID id, Group group, Author author) {
        return jdbi.inTransaction(handle -> {
            Optional<StoredGroup> before = table.find(handle, id);
            return before.map(old -> {
                boolean isRenamed = !old.group().name().equals(group.name())
                        || !old.group().platform().equals(group.platform());
                if (isRenamed) {
                    refuseInUse(handle, old.group());
                }
                StoredGroup after = table.replace(handle, old, group);
                changes.record(handle, author, Change.updated(OBJECT_TYPE, id, fields(old.group()), fields(group)));
                return after;
            });
        });
    }

    /**
     * Whether there was such a group.
     *
     * @throws GroupConflictException where grants name it: a deny would silently end
     */
    public boolean remove(UUID id, Author author) {
        return jdbi.inTransaction(handle -> {
            Optional<StoredGroup> before = table.find(handle, id);
            before.ifPresent(old -> {
                refuseInUse(handle, old.group());
                table.delete(handle, id);
                changes.record(handle, author, Change.deleted(OBJECT_TYPE, id, fields(old.group())));
            });
            return before.isPresent();
        });
    }

    private void refuseInUse(Handle handle, Group group) {
        long grants = table.grantsNaming(handle, group);
        if (grants > 0) {
            throw GroupConflictException.inUse(group, grants);
        }
    }

    private static Map<String, Object> fields(Group group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("platform", group.platform());
        fields.put("name", group.name());
        fields.put("members", members(group));
        return fields;
    }

    private static List<Map<String, String>> members(Group group) {
        return group.members().stream()
                .sorted(Comparator.comparing(Group.Member::id))
                .map(member -> Map.of("id", member.id(), "label", member.label()))
                .toList();
    }
}
