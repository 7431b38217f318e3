package dev.shipmate.core.approval;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that waits, or waited, for a second person.
 *
 * @param number what people call it by
 * @param expiresAt until when it may be decided
 * @param origin who asked, and where; its reply address is empty once it is closed
 * @param arguments by the names of their parameters, secrets as stars
 * @param alias the word that the line was short for; "" for none
 * @param pipes what the reply goes through, as it was typed; "" for none
 * @param decidedBy who approved, refused or withdrew it; empty while nobody has
 * @param note the words of whoever refused it, empty for none
 */
public record Approval(
        UUID id,
        long number,
        Instant created,
        Instant expiresAt,
        Origin origin,
        String command,
        String subcommand,
        Map<String, String> arguments,
        String alias,
        String pipes,
        ApprovalState state,
        String decidedBy,
        @Nullable Instant decidedAt,
        String note) {

    public Approval {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** The asker: a run without one is not held. */
    public Party user() {
        return Objects.requireNonNull(origin.user(), "user");
    }

    /** Returns the command and subcommand as they are typed. */
    public String path() {
        return (command + " " + subcommand).strip();
    }

    /** The command as it would be typed, secrets as stars. */
    public String line() {
        StringBuilder line = new StringBuilder(path());
        arguments.forEach(
                (name, value) -> line.append(' ').append(name).append('=').append(value));
        return pipes.isEmpty() ? line.toString() : line + " | " + pipes;
    }

    Approval withReplyTo(String replyTo) {
        return with(origin.withReplyTo(replyTo), state);
    }

    Approval in(ApprovalState other) {
        return with(origin, other);
    }

    private Approval with(Origin place, ApprovalState other) {
        return new Approval(
                id,
                number,
                created,
                expiresAt,
                place,
                command,
                subcommand,
                arguments,
                alias,
                pipes,
                other,
                decidedBy,
                decidedAt,
                note);
    }
}
