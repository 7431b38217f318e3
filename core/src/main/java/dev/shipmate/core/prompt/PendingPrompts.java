package dev.shipmate.core.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The questions that wait for an answer, as rows: nothing but an unguessable token passes through the platform, of which
 * the row holds the hash. A question lives 15 minutes and takes one answer.
 */
public final class PendingPrompts {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final int TOKEN_BYTES = 20;

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ObjectMapper mapper = new ObjectMapper();

    /** What {@code asked} holds. */
    record Asked(List<String> names, Map<String, String> substitutes) {}

    public PendingPrompts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Returns a token that nobody can guess and that stands for no question yet. */
    String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Stores a question under its token. */
    void add(String token, PendingPrompt prompt) {
        jdbi.useHandle(handle -> insert(handle, token, prompt, now().plus(LIFETIME)));
    }

    /**
     * Stores what nobody is asked any more and the host itself answers, in a transaction of its own.
     *
     * @return the token to answer with
     */
    public String add(Handle handle, PendingPrompt answered, Instant until) {
        String token = newToken();
        insert(handle, token, answered, until.atOffset(ZoneOffset.UTC));
        return token;
    }

    private void insert(Handle handle, String token, PendingPrompt prompt, OffsetDateTime until) {
        handle.createUpdate("""
                        INSERT INTO pending_prompt (token_hash, platform, user_id, command, subcommand, arguments,
                                                    asked, page, alias, pipes, created, expires_at)
                        VALUES (:hash, :platform, :user, :command, :subcommand, :arguments, :asked, :page, :alias, :pipes, :now, :until)
                        """)
                .bind("hash", hash(token))
                .bind("platform", prompt.platform())
                .bind("user", prompt.userId())
                .bind("command", prompt.command())
                .bind("subcommand", prompt.subcommand())
                .bind("arguments", written(prompt.texts()))
                .bind("asked", written(new Asked(prompt.asked(), prompt.substitutes())))
                .bind("page", prompt.page())
                .bind("alias", prompt.alias())
                .bind("pipes", prompt.pipes())
                .bind("now", now())
                .bind("until", until)
                .execute();
    }

    /** Returns the open question of a token; nothing if there is none, or it expired, or another delivery answered it. */
    public Optional<PendingPrompt> find(String token, long deliveryId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT platform, user_id, command, subcommand, arguments, asked, page, alias, pipes FROM pending_prompt
                        WHERE token_hash = :hash AND expires_at > :now
                          AND (answered_by IS NULL OR answered_by = :delivery)
                        """)
                .bind("hash", hash(token))
                .bind("now", now())
                .bind("delivery", deliveryId)
                .map((row, context) -> {
                    Asked asked = read(row.getString("asked"), new TypeReference<Asked>() {});
                    return new PendingPrompt(
                            row.getString("platform"),
                            row.getString("user_id"),
                            row.getString("command"),
                            row.getString("subcommand"),
                            read(row.getString("arguments"), new TypeReference<Map<String, String>>() {}),
                            asked.names(),
                            asked.substitutes(),
                            row.getInt("page"),
                            row.getString("alias"),
                            row.getString("pipes"));
                })
                .findOne());
    }

    /**
     * Takes the one answer of a question; false if another delivery was first. The same delivery may take it again, after
     * a crash.
     */
    public boolean take(String token, long deliveryId) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                UPDATE pending_prompt SET answered_by = :delivery
                                WHERE token_hash = :hash AND (answered_by IS NULL OR answered_by = :delivery)
                                """)
                        .bind("delivery", deliveryId)
                        .bind("hash", hash(token))
                        .execute()
                == 1);
    }

    /** Removes what has expired. */
    public int purge() {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM pending_prompt WHERE expires_at <= :now")
                .bind("now", now())
                .execute());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String written(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pending prompt's row does not hold JSON", e);
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
