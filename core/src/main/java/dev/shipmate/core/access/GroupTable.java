package dev.shipmate.core.access;

import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import dev.shipmate.core.database.UniqueViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** The statements on {@code access_group} and its members, each within a transaction of {@link GroupStore}. */
final class GroupTable {

    private static final TableSearch<StoredGroup> SEARCH = new TableSearch<>(
            "access_group",
            Map.of(
                    "id", FieldKind.UUID,
                    "platform", FieldKind.TEXT,
                    "name", FieldKind.TEXT,
                    "created", FieldKind.INSTANT,
                    "last_updated", FieldKind.INSTANT),
            List.of("platform", "name"),
            "name, platform",
            (row, context) -> withoutMembers(row));

    private final Clock clock;

    GroupTable(Clock clock) {
        this.clock = clock;
    }

    Page<StoredGroup> search(Handle handle, Search search) {
        Page<StoredGroup> page = SEARCH.run(handle, search);
        return new Page<>(
                page.rows().stream().map(group -> withMembers(handle, group)).toList(), page.total());
    }

    Optional<StoredGroup> find(Handle handle, UUID id) {
        return handle.createQuery("select * from access_group where id = :id")
                .bind("id", id)
                .map((row, context) -> withoutMembers(row))
                .findOne()
                .map(group -> withMembers(handle, group));
    }

    StoredGroup insert(Handle handle, Group group) {
        Instant now = now();
        StoredGroup stored = new StoredGroup(UUID.randomUUID(), group, now, now);
        write(
                handle.createUpdate("insert into access_group (id, platform, name, created, last_updated)"
                        + " values (:id, :platform, :name, :now, :now)"),
                stored);
        insertMembers(handle, stored);
        return stored;
    }

    StoredGroup replace(Handle handle, StoredGroup before, Group group) {
        StoredGroup after = new StoredGroup(before.id(), group, before.created(), now());
        write(
                handle.createUpdate("update access_group set platform = :platform, name = :name, last_updated = :now"
                        + " where id = :id"),
                after);
        handle.createUpdate("delete from access_group_member where group_id = :id")
                .bind("id", after.id())
                .execute();
        insertMembers(handle, after);
        return after;
    }

    void delete(Handle handle, UUID id) {
        handle.createUpdate("delete from access_group where id = :id")
                .bind("id", id)
                .execute();
    }

    /** How many grants may mean this group. */
    long grantsNaming(Handle handle, Group group) {
        return handle.createQuery("select count(*) from access_grant where value = :value"
                        + " and (:platform = '*' or platform in ('*', :platform))")
                .bind("value", Grant.GROUP_SIGN + group.name())
                .bind("platform", group.platform())
                .mapTo(long.class)
                .one();
    }

    private static void write(Update statement, StoredGroup stored) {
        try (statement) {
            statement
                    .bind("id", stored.id())
                    .bind("platform", stored.group().platform())
                    .bind("name", stored.group().name())
                    .bind("now", stored.lastUpdated())
                    .execute();
        } catch (UnableToExecuteStatementException e) {
            throw UniqueViolation.caused(e) ? GroupConflictException.exists(stored.group()) : e;
        }
    }

    private static void insertMembers(Handle handle, StoredGroup stored) {
        if (stored.group().members().isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(
                "insert into access_group_member (group_id, member_id, label) values (:group, :member, :label)")) {
            for (Group.Member member : stored.group().members()) {
                batch.bind("group", stored.id())
                        .bind("member", member.id())
                        .bind("label", member.label())
                        .add();
            }
            batch.execute();
        }
    }

    private static StoredGroup withMembers(Handle handle, StoredGroup stored) {
        List<Group.Member> members = handle.createQuery(
                        "select member_id, label from access_group_member where group_id = :id order by member_id")
                .bind("id", stored.id())
                .map((row, context) -> new Group.Member(row.getString("member_id"), row.getString("label")))
                .list();
        Group group = new Group(stored.group().platform(), stored.group().name(), members);
        return new StoredGroup(stored.id(), group, stored.created(), stored.lastUpdated());
    }

    private static StoredGroup withoutMembers(ResultSet row) throws SQLException {
        return new StoredGroup(
                row.getObject("id", UUID.class),
                new Group(row.getString("platform"), row.getString("name"), List.of()),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_updated", OffsetDateTime.class).toInstant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
