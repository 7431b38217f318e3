package dev.shipmate.core.store;

import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import dev.shipmate.core.database.TextRules;
import dev.shipmate.core.database.UniqueViolation;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** Keeps the account links. Every change is written to the change log in its own transaction. */
public final class AccountLinkStore {

    private static final String OBJECT_TYPE = "accountlink";
    private static final Pattern PLATFORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final int LONGEST = 255;
    private static final String NAUTOBOT_USER =
            "select nautobot_user from account_link where user_id = ? and platform = ?";

    private static final TableSearch<AccountLink> SEARCH = new TableSearch<>(
            "account_link",
            Map.of(
                    "id", FieldKind.UUID,
                    "platform", FieldKind.TEXT,
                    "user_id", FieldKind.TEXT,
                    "nautobot_user", FieldKind.TEXT,
                    "email", FieldKind.TEXT,
                    "created", FieldKind.INSTANT,
                    "last_updated", FieldKind.INSTANT),
            List.of("platform", "user_id", "nautobot_user", "email"),
            "platform, nautobot_user, user_id",
            (row, context) -> link(row));

    private final Jdbi jdbi;
    private final Clock clock;
    private final ChangeLog changes;

    public AccountLinkStore(Jdbi jdbi, Clock clock, ChangeLog changes) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.changes = changes;
    }

    /** What an administrator writes of a link. */
    public record Fields(String platform, String userId, String nautobotUser, String email) {

        public Fields {
            platform = platform.strip();
            userId = userId.strip();
            nautobotUser = nautobotUser.strip();
            email = email.strip();
        }
    }

    public Page<AccountLink> list(Search search) {
        return jdbi.withHandle(handle -> SEARCH.run(handle, search));
    }

    public Optional<AccountLink> find(UUID id) {
        return jdbi.withHandle(handle -> find(handle, id, ""));
    }

    /** The name in Nautobot of a chat user, if there is a link. */
    public Optional<String> nautobotUser(String platform, String userId) {
        return userId.isEmpty()
                ? Optional.empty()
                : jdbi.withHandle(handle -> nautobotUser(handle.getConnection(), platform, userId));
    }

    /** By hand: every command asks this. */
    private static Optional<String> nautobotUser(Connection connection, String platform, String userId) {
        try (PreparedStatement statement = connection.prepareStatement(NAUTOBOT_USER)) {
            statement.setString(1, TextRules.storable(userId));
            statement.setString(2, TextRules.storable(platform));
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException("the account links cannot be read", e, null);
        }
    }

    /**
     * Adds a link.
     *
     * @throws IllegalArgumentException where a field is not as it must be, or the chat user has a link
     */
    public AccountLink add(Fields fields, Author author) {
        check(fields);
        Instant now = now();
        AccountLink added = new AccountLink(
                UUID.randomUUID(), fields.platform(), fields.userId(), fields.nautobotUser(), fields.email(), now, now);
        return jdbi.inTransaction(handle -> {
            write(
                    handle.createUpdate("insert into account_link"
                            + " (id, platform, user_id, nautobot_user, email, created, last_updated)"
                            + " values (:id, :platform, :user, :nautobot, :email, :now, :now)"),
                    added);
            changes.record(handle, author, Change.created(OBJECT_TYPE, added.id(), shown(added)));
            return added;
        });
    }

    /**
     * Changes a link; empty where there is none of this id.
     *
     * @throws IllegalArgumentException where a field is not as it must be, or the chat user has another link
     */
    public Optional<AccountLink> update(UUID id, Fields fields, Author author) {
        check(fields);
        return jdbi.inTransaction(handle -> find(handle, id, " for update").map(before -> {
            AccountLink after = new AccountLink(
                    id,
                    fields.platform(),
                    fields.userId(),
                    fields.nautobotUser(),
                    fields.email(),
                    before.created(),
                    now());
            write(
                    handle.createUpdate("update account_link set platform = :platform, user_id = :user,"
                            + " nautobot_user = :nautobot, email = :email, last_updated = :now where id = :id"),
                    after);
            if (!isSamePair(before, after)) {
                // what a user has kept is theirs, and goes to nobody else
                LinkSecrets.remove(handle, id);
            }
            changes.record(handle, author, Change.updated(OBJECT_TYPE, id, shown(before), shown(after)));
            return after;
        }));
    }

    /** Removes a link; returns it if it was there. */
    public Optional<AccountLink> remove(UUID id, Author author) {
        return jdbi.inTransaction(handle -> {
            Optional<AccountLink> found = find(handle, id, " for update");
            found.ifPresent(link -> {
                handle.createUpdate("delete from account_link where id = :id")
                        .bind("id", id)
                        .execute();
                changes.record(handle, author, Change.deleted(OBJECT_TYPE, id, shown(link)));
            });
            return found;
        });
    }

    /** Makes the link of a chat user, in place of the one that there is; what was kept with that one is for the caller. */
    AccountLink put(Handle handle, String platform, String userId, String nautobotUser, Author author) {
        Fields fields = new Fields(platform, userId, nautobotUser, "");
        check(fields);
        Instant now = now();
        Optional<AccountLink> before = find(handle, platform, userId, " for update");
        AccountLink after = new AccountLink(
                before.map(AccountLink::id).orElseGet(UUID::randomUUID),
                platform,
                userId,
                fields.nautobotUser(),
                before.map(AccountLink::email).orElse(""),
                before.map(AccountLink::created).orElse(now),
                now);
        write(
                handle.createUpdate(
                        before.isPresent()
                                ? "update account_link set nautobot_user = :nautobot, last_updated = :now where id = :id"
                                : "insert into account_link"
                                        + " (id, platform, user_id, nautobot_user, email, created, last_updated)"
                                        + " values (:id, :platform, :user, :nautobot, :email, :now, :now)"),
                after);
        changes.record(
                handle,
                author,
                before.isPresent()
                        ? Change.updated(OBJECT_TYPE, after.id(), shown(before.get()), shown(after))
                        : Change.created(OBJECT_TYPE, after.id(), shown(after)));
        return after;
    }

    /** Returns the link of a chat user, if there is one. */
    Optional<AccountLink> find(String platform, String userId) {
        return jdbi.withHandle(handle -> find(handle, platform, userId, ""));
    }

    static void checkNautobotUser(String name) {
        line("nautobot_user", name, true);
    }

    private static boolean isSamePair(AccountLink before, AccountLink after) {
        return before.platform().equals(after.platform())
                && before.userId().equals(after.userId())
                && before.nautobotUser().equals(after.nautobotUser());
    }

    private static Optional<AccountLink> find(Handle handle, String platform, String userId, String lock) {
        return handle.createQuery("select * from account_link where user_id = :user and platform = :platform" + lock)
                .bind("user", userId)
                .bind("platform", platform)
                .map((row, context) -> link(row))
                .findOne();
    }

    private static Optional<AccountLink> find(Handle handle, UUID id, String lock) {
        return handle.createQuery("select * from account_link where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> link(row))
                .findOne();
    }

    private static void write(Update statement, AccountLink link) {
        try (statement) {
            statement
                    .bind("id", link.id())
                    .bind("platform", link.platform())
                    .bind("user", link.userId())
                    .bind("nautobot", link.nautobotUser())
                    .bind("email", link.email())
                    .bind("now", link.lastUpdated())
                    .execute();
        } catch (UnableToExecuteStatementException e) {
            throw UniqueViolation.caused(e)
                    ? new IllegalArgumentException("The user " + link.userId() + " of " + link.platform()
                            + " is linked already. Change or remove that link.")
                    : e;
        }
    }

    private static void check(Fields fields) {
        if (!PLATFORM.matcher(fields.platform()).matches()) {
            throw new IllegalArgumentException("The platform \"" + fields.platform()
                    + "\" is not the name of one: lower-case letters, digits and _, as \"plugins\" lists them.");
        }
        line("user_id", fields.userId(), true);
        line("nautobot_user", fields.nautobotUser(), true);
        line("email", fields.email(), false);
    }

    private static void line(String field, String text, boolean isMandatory) {
        if (isMandatory && text.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing.");
        }
        TextRules.line(text, LONGEST).ifPresent(problem -> {
            throw new IllegalArgumentException(field + " " + problem);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static AccountLink link(ResultSet row) throws SQLException {
        return new AccountLink(
                row.getObject("id", UUID.class),
                row.getString("platform"),
                row.getString("user_id"),
                row.getString("nautobot_user"),
                row.getString("email"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_updated", OffsetDateTime.class).toInstant());
    }

    private static Map<String, String> shown(AccountLink link) {
        return Map.of(
                "platform", link.platform(),
                "user_id", link.userId(),
                "nautobot_user", link.nautobotUser(),
                "email", link.email());
    }
}
