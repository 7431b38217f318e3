package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Questions in one line; "-" is an id that the platform did not give. */
final class Questions {

    static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    static final String PLATFORM = "console";

    private Questions() {}

    static AccessQuestion exact(String command, String subcommand, String organization, String channel, String user) {
        return of(Kind.EXACT, command, subcommand, organization, channel, user);
    }

    static AccessQuestion of(
            Kind kind, String command, String subcommand, String organization, String channel, String user) {
        return new AccessQuestion(
                PLATFORM, command, subcommand, kind, party(organization), party(channel), party(user), NOW);
    }

    private static @Nullable Party party(String id) {
        return id.equals("-") ? null : Party.of(id);
    }
}
