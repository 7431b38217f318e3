package dev.shipmate.core.store;

import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import dev.shipmate.core.database.UniqueViolation;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.spi.CommandTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Keeps the hashes of command tokens. A token is random and made by a machine, so a fast hash hides it, and looking for that
 * tells by its time nothing about the token. Every change is written to the change log in its own transaction.
 */
public final class CommandTokenStore implements CommandTokens {

    private static final String OBJECT_TYPE = "commandtoken";
    private static final Pattern PLATFORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern TOKEN = Pattern.compile("[!-~]{8,128}");
    private static final int LONGEST_COMMENT = 255;
    private static final int SHOWN = 4;

    private static final TableSearch<CommandToken> SEARCH = new TableSearch<>(
            "command_token",
            Map.of(
                    "id", FieldKind.UUID,
                    "platform", FieldKind.TEXT,
                    "comment", FieldKind.TEXT,
                    "created", FieldKind.INSTANT,
                    "last_updated", FieldKind.INSTANT),
            List.of("platform", "comment"),
            "platform, created, id",
            (row, context) -> token(row));

    private final Jdbi jdbi;
    private final Clock clock;
    private final ChangeLog changes;

    public CommandTokenStore(Jdbi jdbi, Clock clock, ChangeLog changes) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.changes = changes;
    }

    @Override
    public boolean accepts(String platform, String token) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select count(*) from command_token where token_hash = :hash and platform = :platform")
                        .bind("hash", hash(token))
                        .bind("platform", platform)
                        .mapTo(int.class)
                        .one())
                > 0;
    }

    /** All of them, the oldest of a platform first. */
    public List<CommandToken> list() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from command_token order by platform, created, id")
                        .map((row, context) -> token(row))
                        .list());
    }

    /** Some of them. */
    public Page<CommandToken> list(Search search) {
        return jdbi.withHandle(handle -> SEARCH.run(handle, search));
    }

    public Optional<CommandToken> find(UUID id) {
        return jdbi.withHandle(handle -> find(handle, id, ""));
    }

    /**
     * Changes what people know a token by; empty where there is none of this id.
     *
     * @throws IllegalArgumentException if the comment is none
     */
    public Optional<CommandToken> comment(UUID id, String comment, Author author) {
        checkComment(comment);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.inTransaction(handle -> find(handle, id, " for update").map(before -> {
            CommandToken after = new CommandToken(id, before.platform(), comment, before.hash(), before.created(), now);
            handle.createUpdate("update command_token set comment = :comment, last_updated = :now where id = :id")
                    .bind("comment", comment)
                    .bind("now", now)
                    .bind("id", id)
                    .execute();
            changes.record(handle, author, Change.updated(OBJECT_TYPE, id, fields(before), fields(after)));
            return after;
        }));
    }

    /**
     * Adds a token.
     *
     * @throws IllegalArgumentException if it was entered before, or is none
     */
    public CommandToken add(String platform, String comment, String token, Author author) {
        check(platform, comment, token);
        String hash = hash(token);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CommandToken added = new CommandToken(UUID.randomUUID(), platform, comment, hash.substring(0, SHOWN), now, now);
        return jdbi.inTransaction(handle -> {
            insert(handle, added, hash);
            changes.record(handle, author, Change.created(OBJECT_TYPE, added.id(), fields(added)));
            return added;
        });
    }

    /** Removes a token, which counts for the next request; returns it if it was there. */
    public Optional<CommandToken> remove(UUID id, Author author) {
        return jdbi.inTransaction(handle -> {
            Optional<CommandToken> found = find(handle, id, " for update");
            found.ifPresent(token -> {
                handle.createUpdate("delete from command_token where id = :id")
                        .bind("id", id)
                        .execute();
                changes.record(handle, author, Change.deleted(OBJECT_TYPE, id, fields(token)));
            });
            return found;
        });
    }

    private static Optional<CommandToken> find(Handle handle, UUID id, String lock) {
        return handle.createQuery("select * from command_token where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> token(row))
                .findOne();
    }

    private static void insert(Handle handle, CommandToken token, String hash) {
        Instant now = token.created();
        try {
            handle.createUpdate("insert into command_token (id, platform, comment, token_hash, created, last_updated)"
                            + " values (:id, :platform, :comment, :hash, :now, :now)")
                    .bind("id", token.id())
                    .bind("platform", token.platform())
                    .bind("comment", token.comment())
                    .bind("hash", hash)
                    .bind("now", now)
                    .execute();
        } catch (UnableToExecuteStatementException e) {
            throw UniqueViolation.caused(e)
                    ? new IllegalArgumentException("this token of " + token.platform()
                            + " was entered before; \"command-tokens list\" shows it with hash " + token.hash())
                    : e;
        }
    }

    private static void check(String platform, String comment, String token) {
        if (!PLATFORM.matcher(platform).matches()) {
            throw new IllegalArgumentException("the platform \"" + platform
                    + "\" is not the name of one: lower-case letters, digits and _, as \"plugins\" lists them");
        }
        checkComment(comment);
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("a token has 8 to 128 characters, letters, digits and signs without a"
                    + " blank; copy it again from the chat platform");
        }
    }

    private static void checkComment(String comment) {
        if (comment.length() > LONGEST_COMMENT || comment.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a comment is one line of at most " + LONGEST_COMMENT + " characters");
        }
    }

    private static CommandToken token(ResultSet row) throws SQLException {
        return new CommandToken(
                row.getObject("id", UUID.class),
                row.getString("platform"),
                row.getString("comment"),
                row.getString("token_hash").substring(0, SHOWN),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_updated", OffsetDateTime.class).toInstant());
    }

    private static Map<String, String> fields(CommandToken token) {
        return Map.of("platform", token.platform(), "comment", token.comment());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
