package dev.shipmate.core.alias;

import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.log.LogText;
import dev.shipmate.spi.message.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps the aliases. Every change is written to the change log in its own transaction. */
public final class AliasStore {

    private static final String OBJECT_TYPE = "alias";
    private static final int LONGEST_NAME = 255;
    private static final String OF_PLACE = "select * from alias where platform = :platform"
            + " and (scope = 'user' and owner_id = :user or scope = 'channel' and owner_id = :channel)";

    private static final TableSearch<Alias> SEARCH = new TableSearch<>(
            "alias",
            Map.of(
                    "id", FieldKind.UUID,
                    "created", FieldKind.INSTANT,
                    "platform", FieldKind.TEXT,
                    "scope", FieldKind.TEXT,
                    "owner_id", FieldKind.TEXT,
                    "owner_name", FieldKind.TEXT,
                    "name", FieldKind.TEXT,
                    "line", FieldKind.TEXT),
            List.of("platform", "owner_id", "owner_name", "name", "line"),
            "platform, scope, owner_name, owner_id, name",
            (row, context) -> alias(row));

    private final Jdbi jdbi;
    private final Clock clock;
    private final ChangeLog changes;

    public AliasStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.changes = new ChangeLog(jdbi, clock);
    }

    /** Returns what a word stands for where and for whom it is typed: the user's own alias, else the channel's. */
    public Optional<Alias> find(Origin origin, String name) {
        if (!Alias.isName(name)) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle
                .createQuery(OF_PLACE + " and name = :name")
                .bind("platform", origin.platform())
                .bind("user", id(origin, Scope.USER))
                .bind("channel", id(origin, Scope.CHANNEL))
                .bind("name", name)
                .map((row, context) -> alias(row))
                .stream()
                .min(Comparator.comparing(alias -> alias.owner().scope())));
    }

    /** Returns all that count where and for whom something is typed: the user's own first, each by name. */
    public List<Alias> of(Origin origin) {
        return jdbi.withHandle(handle -> handle
                .createQuery(OF_PLACE)
                .bind("platform", origin.platform())
                .bind("user", id(origin, Scope.USER))
                .bind("channel", id(origin, Scope.CHANNEL))
                .map((row, context) -> alias(row))
                .stream()
                .sorted(Comparator.comparing((Alias alias) -> alias.owner().scope())
                        .thenComparing(Alias::name))
                .toList());
    }

    /**
     * Lets a word stand for a line, whatever it stood for before.
     *
     * @return the one that it replaces, if there was one
     * @throws TooManyAliasesException if the owner has as many as there may be
     */
    public Optional<Alias> put(Owner owner, String name, String line, Author author) {
        return jdbi.inTransaction(handle -> {
            Optional<Alias> before = find(handle, owner, name);
            if (before.isPresent()) {
                update(handle, before.get(), line, author);
            } else {
                insert(handle, owner, name, line, author);
            }
            return before;
        });
    }

    /** Removes one; returns it if it was there. */
    public Optional<Alias> remove(Owner owner, String name, Author author) {
        return jdbi.inTransaction(handle -> {
            Optional<Alias> found = find(handle, owner, name);
            found.ifPresent(alias -> delete(handle, alias, author));
            return found;
        });
    }

    /** Removes one; returns it if it was there. */
    public Optional<Alias> remove(UUID id, Author author) {
        return jdbi.inTransaction(handle -> {
            Optional<Alias> found = find(handle, id, " for update");
            found.ifPresent(alias -> delete(handle, alias, author));
            return found;
        });
    }

    /** Returns how many there are of these names, for whomever they are. */
    public long count(Collection<String> names) {
        return names.isEmpty()
                ? 0
                : jdbi.withHandle(handle -> handle.createQuery("select count(*) from alias where name in (<names>)")
                        .bindList("names", List.copyOf(names))
                        .mapTo(Long.class)
                        .one());
    }

    public Optional<Alias> find(UUID id) {
        return jdbi.withHandle(handle -> find(handle, id, ""));
    }

    public Page<Alias> list(Search search) {
        return jdbi.withHandle(handle -> SEARCH.run(handle, search));
    }

    private void insert(Handle handle, Owner owner, String name, String line, Author author) {
        int most = owner.scope().most();
        int count = handle.createQuery(
                        "select count(*) from alias where platform = :platform and scope = :scope and owner_id = :owner")
                .bind("platform", owner.platform())
                .bind("scope", owner.scope().word())
                .bind("owner", owner.id())
                .mapTo(Integer.class)
                .one();
        if (count >= most) {
            throw new TooManyAliasesException(owner.scope(), most);
        }
        Alias added = new Alias(UUID.randomUUID(), clock.instant().truncatedTo(ChronoUnit.MICROS), owner, name, line);
        handle.createUpdate("insert into alias (id, created, platform, scope, owner_id, owner_name, name, line)"
                        + " values (:id, :created, :platform, :scope, :owner, :ownerName, :name, :line)")
                .bind("id", added.id())
                .bind("created", added.created())
                .bind("platform", owner.platform())
                .bind("scope", owner.scope().word())
                .bind("owner", owner.id())
                .bind("ownerName", LogText.fitting(owner.name(), LONGEST_NAME))
                .bind("name", name)
                .bind("line", line)
                .execute();
        changes.record(handle, author, Change.created(OBJECT_TYPE, added.id(), shown(added)));
    }

    private void update(Handle handle, Alias before, String line, Author author) {
        Alias after = new Alias(before.id(), before.created(), before.owner(), before.name(), line);
        handle.createUpdate("update alias set line = :line where id = :id")
                .bind("line", line)
                .bind("id", before.id())
                .execute();
        changes.record(handle, author, Change.updated(OBJECT_TYPE, before.id(), shown(before), shown(after)));
    }

    private void delete(Handle handle, Alias alias, Author author) {
        handle.createUpdate("delete from alias where id = :id")
                .bind("id", alias.id())
                .execute();
        changes.record(handle, author, Change.deleted(OBJECT_TYPE, alias.id(), shown(alias)));
    }

    private static Optional<Alias> find(Handle handle, UUID id, String lock) {
        return handle.createQuery("select * from alias where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> alias(row))
                .findOne();
    }

    private static Optional<Alias> find(Handle handle, Owner owner, String name) {
        return handle.createQuery("select * from alias where platform = :platform and scope = :scope"
                        + " and owner_id = :owner and name = :name for update")
                .bind("platform", owner.platform())
                .bind("scope", owner.scope().word())
                .bind("owner", owner.id())
                .bind("name", name)
                .map((row, context) -> alias(row))
                .findOne();
    }

    /** An owner's id is never empty, so an empty one finds nothing. */
    private static String id(Origin origin, Scope scope) {
        return Owner.of(origin, scope).map(Owner::id).orElse("");
    }

    private static Alias alias(ResultSet row) throws SQLException {
        return new Alias(
                row.getObject("id", UUID.class),
                instant(row),
                new Owner(
                        row.getString("platform"),
                        Scope.of(row.getString("scope")),
                        row.getString("owner_id"),
                        row.getString("owner_name")),
                row.getString("name"),
                row.getString("line"));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("created", OffsetDateTime.class).toInstant();
    }

    private static Map<String, String> shown(Alias alias) {
        return Map.of(
                "platform", alias.owner().platform(),
                "scope", alias.owner().scope().word(),
                "owner_id", alias.owner().id(),
                "name", alias.name(),
                "line", alias.line());
    }
}
