package dev.shipmate.core.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Permission (or, with {@link Effect#DENY}, refusal) for one organization, channel or user to run commands.
 *
 * <p>Always valid: the constructor trims every field and throws {@link InvalidGrantException}.
 *
 * @param platform a platform's name, or {@code *}
 * @param command a command, its beginning followed by {@code *}, or {@code *}
 * @param subcommand the same for the subcommand; {@code *} where the command is
 * @param name what people call the value; it decides nothing
 * @param value the platform's own ID, {@code *}, or {@code @} and the name of a group
 * @param channel of a user grant: the one channel that it counts in; "" for any
 * @param expiresAt the first instant at which it no longer counts, or null for never
 */
public record Grant(
        String platform,
        String command,
        String subcommand,
        GrantType type,
        String name,
        String value,
        String channel,
        Effect effect,
        @Nullable Instant expiresAt) {

    static final String ANY = "*";
    static final String GROUP_SIGN = "@";

    public Grant {
        platform = platform.isBlank() ? ANY : platform.strip();
        command = command.strip();
        subcommand = subcommand.strip();
        name = name.strip();
        value = value.strip();
        channel = channel.strip();
        // As exact as it can be stored, so that what is read equals what was written.
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        List<FieldProblem> problems =
                new GrantRules().problems(platform, command, subcommand, type, name, value, channel, expiresAt);
        if (!problems.isEmpty()) {
            throw new InvalidGrantException(problems);
        }
    }

    /** A grant without any of the optional fields. */
    public static Grant allow(String platform, String command, String subcommand, GrantType type, String value) {
        return new Grant(platform, command, subcommand, type, "", value, "", Effect.ALLOW, null);
    }

    /** The same grant with this end; null for none. */
    public Grant until(@Nullable Instant end) {
        return new Grant(platform, command, subcommand, type, name, value, channel, effect, end);
    }

    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** What must be unique among all grants: everything but the label and the expiry. */
    public Key key() {
        return new Key(platform, command, subcommand, type, value, channel, effect);
    }

    /** The seven fields by which two grants are the same grant. */
    public record Key(
            String platform,
            String command,
            String subcommand,
            GrantType type,
            String value,
            String channel,
            Effect effect) {}

    /** One line for people, in the order of the columns, without what is not set. */
    public String summary() {
        StringBuilder line = new StringBuilder();
        line.append(effect == Effect.DENY ? "deny " : "")
                .append(command)
                .append(' ')
                .append(subcommand);
        line.append(" for ").append(type.word()).append(' ').append(value);
        line.append(name.isEmpty() ? "" : " (" + name + ")");
        line.append(platform.equals(ANY) ? "" : " on " + platform);
        line.append(channel.isEmpty() ? "" : " in channel " + channel);
        line.append(expiresAt == null ? "" : " until " + expiresAt);
        return line.toString();
    }
}
