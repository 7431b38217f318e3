package dev.shipmate.core.access;

import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import dev.shipmate.core.database.UniqueViolation;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** The statements on {@code access_grant}, each within a transaction of {@link GrantStore}. */
final class GrantTable {

    private static final String OBJECT_TYPE = "accessgrant";

    private static final TableSearch<StoredGrant> SEARCH = new TableSearch<>(
            "access_grant",
            Map.ofEntries(
                    Map.entry("id", FieldKind.UUID),
                    Map.entry("platform", FieldKind.TEXT),
                    Map.entry("command", FieldKind.TEXT),
                    Map.entry("subcommand", FieldKind.TEXT),
                    Map.entry("grant_type", FieldKind.TEXT),
                    Map.entry("name", FieldKind.TEXT),
                    Map.entry("value", FieldKind.TEXT),
                    Map.entry("channel", FieldKind.TEXT),
                    Map.entry("effect", FieldKind.TEXT),
                    Map.entry("expires_at", FieldKind.INSTANT),
                    Map.entry("created", FieldKind.INSTANT),
                    Map.entry("last_updated", FieldKind.INSTANT)),
            List.of("name", "platform", "command", "subcommand", "grant_type", "value", "channel"),
            "command, subcommand, grant_type, platform, value, channel, effect",
            (row, context) -> GrantRow.stored(row));

    private final Clock clock;
    private final ChangeLog changes;

    GrantTable(Clock clock, ChangeLog changes) {
        this.clock = clock;
        this.changes = changes;
    }

    Page<StoredGrant> search(Handle handle, Search search) {
        return SEARCH.run(handle, search);
    }

    void each(Handle handle, Search search, Consumer<StoredGrant> then) {
        SEARCH.each(handle, search, then);
    }

    Optional<StoredGrant> find(Handle handle, UUID id) {
        return find(handle, id, "");
    }

    /** Held until the transaction ends, so that what is logged as before is what was there. */
    Optional<StoredGrant> findToChange(Handle handle, UUID id) {
        return find(handle, id, " for update");
    }

    private static Optional<StoredGrant> find(Handle handle, UUID id, String lock) {
        return handle.createQuery("select * from access_grant where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> GrantRow.stored(row))
                .findOne();
    }

    Optional<StoredGrant> find(Handle handle, Grant.Key key) {
        return find(handle, key, "");
    }

    Optional<StoredGrant> findToChange(Handle handle, Grant.Key key) {
        return find(handle, key, " for update");
    }

    private static Optional<StoredGrant> find(Handle handle, Grant.Key key, String lock) {
        return handle.createQuery("select * from access_grant where value = :value and command = :command"
                        + " and grant_type = :type and channel = :channel and subcommand = :subcommand"
                        + " and platform = :platform and effect = :effect" + lock)
                .bind("value", key.value())
                .bind("command", key.command())
                .bind("type", key.type().word())
                .bind("channel", key.channel())
                .bind("subcommand", key.subcommand())
                .bind("platform", key.platform())
                .bind("effect", key.effect().word())
                .map((row, context) -> GrantRow.stored(row))
                .findOne();
    }

    StoredGrant insert(Handle handle, Grant grant, Author author) {
        Instant now = now();
        StoredGrant stored = new StoredGrant(UUID.randomUUID(), grant, now, now);
        write(
                handle.createUpdate("insert into access_grant (id, platform, command, subcommand, grant_type, name,"
                                + " value, channel, effect, expires_at, created, last_updated)"
                                + " values (:id, :platform, :command, :subcommand, :type, :name, :value, :channel,"
                                + " :effect, :expires, :now, :now)")
                        .bind("id", stored.id())
                        .bind("now", now),
                grant);
        changes.record(handle, author, Change.created(OBJECT_TYPE, stored.id(), GrantFields.of(grant)));
        return stored;
    }

    StoredGrant replace(Handle handle, StoredGrant before, Grant grant, Author author) {
        StoredGrant after = new StoredGrant(before.id(), grant, before.created(), now());
        write(
                handle.createUpdate("update access_grant set platform = :platform, command = :command,"
                                + " subcommand = :subcommand, grant_type = :type, name = :name, value = :value,"
                                + " channel = :channel, effect = :effect, expires_at = :expires, last_updated = :now"
                                + " where id = :id")
                        .bind("id", after.id())
                        .bind("now", after.lastUpdated()),
                grant);
        changes.record(
                handle,
                author,
                Change.updated(OBJECT_TYPE, after.id(), GrantFields.of(before.grant()), GrantFields.of(grant)));
        return after;
    }

    void delete(Handle handle, StoredGrant before, Author author) {
        handle.createUpdate("delete from access_grant where id = :id")
                .bind("id", before.id())
                .execute();
        changes.record(handle, author, Change.deleted(OBJECT_TYPE, before.id(), GrantFields.of(before.grant())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void write(Update statement, Grant grant) {
        try (statement) {
            statement
                    .bind("platform", grant.platform())
                    .bind("command", grant.command())
                    .bind("subcommand", grant.subcommand())
                    .bind("type", grant.type().word())
                    .bind("name", grant.name())
                    .bind("value", grant.value())
                    .bind("channel", grant.channel())
                    .bind("effect", grant.effect().word())
                    .bindByType("expires", grant.expiresAt(), Instant.class)
                    .execute();
        } catch (UnableToExecuteStatementException e) {
            throw UniqueViolation.caused(e) ? new DuplicateGrantException(grant) : e;
        }
    }
}
