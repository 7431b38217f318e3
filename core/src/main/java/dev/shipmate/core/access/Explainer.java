package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.spi.message.Party;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what would be decided about a command, and why: by the same rule that decides. */
public final class Explainer {

    private static final String HELP = "help";

    private final Access access;
    private final Clock clock;

    public Explainer(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /**
     * Decides as if this were typed now.
     *
     * @param organization null where the platform named none, as with the other two
     * @return what needs no grant is allowed without a check
     */
    public Decision decide(
            String platform,
            String command,
            String subcommand,
            @Nullable Party organization,
            @Nullable Party channel,
            @Nullable Party user) {
        AccessQuestion question = new AccessQuestion(
                platform, command, subcommand, kind(command, subcommand), organization, channel, user, clock.instant());
        return NoGrantNeeded.isFor(command, subcommand)
                ? new Decision(question, List.of())
                : ReachedOnes.decide(question, access::decide);
    }

    private static Kind kind(String command, String subcommand) {
        if (command.isEmpty() || command.equals(HELP) && subcommand.isEmpty()) {
            return Kind.REACH;
        }
        return subcommand.isEmpty() || subcommand.equals(HELP) ? Kind.COMMAND_HELP : Kind.EXACT;
    }
}
