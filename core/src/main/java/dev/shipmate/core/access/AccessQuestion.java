package dev.shipmate.core.access;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * May this user, here and now, run this?
 *
 * @param command the command; for {@link Kind#REACH} whatever was typed
 * @param subcommand the subcommand, or "" where there is none
 * @param organization null where the platform named none, which no grant opens; the same for channel and user
 */
public record AccessQuestion(
        String platform,
        String command,
        String subcommand,
        Kind kind,
        @Nullable Party organization,
        @Nullable Party channel,
        @Nullable Party user,
        Instant now) {

    /** What is asked for, which decides what grants count. */
    public enum Kind {
        /** This very subcommand. The only kind that a deny counts for. */
        EXACT,
        /** Help on the whole command: a grant for any of its subcommands will do. */
        COMMAND_HELP,
        /** Being answered at all: some grant of each type, whatever its command. */
        REACH
    }

    public static AccessQuestion of(Origin origin, String command, String subcommand, Kind kind, Instant now) {
        return new AccessQuestion(
                origin.platform(),
                command,
                subcommand,
                kind,
                origin.organization(),
                origin.channel(),
                origin.user(),
                now);
    }

    /** Who is asked about: the caller's organization, channel or user. */
    public @Nullable Party party(GrantType type) {
        return switch (type) {
            case ORGANIZATION -> organization;
            case CHANNEL -> channel;
            case USER -> user;
        };
    }

    /** The command as a person would name it. */
    public String path() {
        return subcommand.isEmpty() ? command : command + " " + subcommand;
    }
}
