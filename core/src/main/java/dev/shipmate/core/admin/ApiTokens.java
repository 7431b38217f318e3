package dev.shipmate.core.admin;

import dev.shipmate.core.database.TextRules;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the hashes of API tokens. A token has 40 hexadecimal digits, as Nautobot's have, so that its clients take it; so
 * many random bits need no slow hash. Every change is written to the change log in its own transaction.
 */
public final class ApiTokens {

    private static final String OBJECT_TYPE = "apitoken";
    private static final int BYTES = 20;
    private static final int SHOWN = 6;
    private static final int LONGEST_TOKEN = 128;
    private static final int LONGEST_DESCRIPTION = 255;
    private static final Duration USED_STEP = Duration.ofMinutes(1);
    private static final String SELECT = "select api_token.id as token_id, api_token.created as token_created,"
            + " description, ending, is_read_only, expires_at, last_used, account.*"
            + " from api_token join account on account.id = account_id";

    private final Jdbi jdbi;
    private final Clock clock;
    private final ChangeLog changes;
    private final Accounts accounts;
    private final SecureRandom random;

    public ApiTokens(Jdbi jdbi, Clock clock, ChangeLog changes, Accounts accounts, SecureRandom random) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.changes = changes;
        this.accounts = accounts;
        this.random = random;
    }

    /**
     * A token that was just made.
     *
     * @param text the secret, which nobody can see again
     */
    public record Fresh(ApiToken token, String text) {

        @Override
        public String toString() {
            return "Fresh[" + token.id() + "]";
        }
    }

    /** All of them, by account. */
    public List<ApiToken> list() {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + " order by account.name, api_token.created, token_id")
                        .map((row, context) -> token(row))
                        .list());
    }

    /**
     * Makes a token.
     *
     * @param expiresAt null for one that lives until it is revoked
     * @throws AccountException where there is no such account, or it would be born dead
     */
    public Fresh add(
            String accountName, String description, boolean isReadOnly, @Nullable Instant expiresAt, Author author) {
        Account account = accounts.find(accountName)
                .orElseThrow(() -> new AccountException("There is no account \"" + accountName + "\"."));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new AccountException("The token would expire in the past. Choose a later time, or none.");
        }
        String told = description.strip();
        TextRules.line(told, LONGEST_DESCRIPTION).ifPresent(problem -> {
            throw new AccountException("The description " + problem);
        });
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = HexFormat.of().formatHex(bytes);
        Instant end = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        ApiToken token = new ApiToken(
                UUID.randomUUID(), account, told, text.substring(text.length() - SHOWN), isReadOnly, now, end, null);
        jdbi.useTransaction(handle -> {
            insert(handle, token, new Token(text).hash());
            changes.record(handle, author, Change.created(OBJECT_TYPE, token.id(), fields(token)));
        });
        return new Fresh(token, text);
    }

    /** The token with this secret, if it counts; that it was used is written down once a minute. */
    public Optional<ApiToken> find(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String hash = new Token(text).hash();
        Optional<ApiToken> found = jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + " where token_hash = :hash and (expires_at is null or expires_at > :now)")
                .bind("hash", hash)
                .bind("now", now)
                .map((row, context) -> token(row))
                .findOne());
        found.filter(token -> token.lastUsed() == null
                        || token.lastUsed().plus(USED_STEP).isBefore(now))
                .ifPresent(token -> jdbi.useHandle(
                        handle -> handle.createUpdate("update api_token set last_used = :now where id = :id")
                                .bind("now", now)
                                .bind("id", token.id())
                                .execute()));
        return found;
    }

    /** Revokes a token, which counts for the next request; returns it if it was there. */
    public Optional<ApiToken> revoke(UUID id, Author author) {
        return jdbi.inTransaction(handle -> {
            Optional<ApiToken> found = handle.createQuery(SELECT + " where api_token.id = :id")
                    .bind("id", id)
                    .map((row, context) -> token(row))
                    .findOne();
            found.ifPresent(token -> {
                handle.createUpdate("delete from api_token where id = :id")
                        .bind("id", id)
                        .execute();
                changes.record(handle, author, Change.deleted(OBJECT_TYPE, id, fields(token)));
            });
            return found;
        });
    }

    private static void insert(Handle handle, ApiToken token, String hash) {
        handle.createUpdate("insert into api_token"
                        + " (id, account_id, description, token_hash, ending, is_read_only, created, expires_at)"
                        + " values (:id, :account, :description, :hash, :ending, :readOnly, :created, :expires)")
                .bind("id", token.id())
                .bind("account", token.account().id())
                .bind("description", token.description())
                .bind("hash", hash)
                .bind("ending", token.ending())
                .bind("readOnly", token.isReadOnly())
                .bind("created", token.created())
                .bindByType("expires", token.expiresAt(), Instant.class)
                .execute();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getObject("token_id", UUID.class),
                AccountRow.account(row),
                row.getString("description"),
                row.getString("ending"),
                row.getBoolean("is_read_only"),
                row.getObject("token_created", OffsetDateTime.class).toInstant(),
                AccountRow.instant(row, "expires_at"),
                AccountRow.instant(row, "last_used"));
    }

    private static Map<String, Object> fields(ApiToken token) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("account", token.account().name());
        fields.put("description", token.description());
        fields.put("ending", token.ending());
        fields.put("read_only", token.isReadOnly());
        fields.put(
                "expires_at", token.expiresAt() == null ? "" : token.expiresAt().toString());
        return fields;
    }
}
