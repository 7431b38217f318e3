package dev.shipmate.core.dispatch;

import dev.shipmate.core.access.AccessQuestion;
import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.NoGrantNeeded;
import dev.shipmate.core.access.ReachedOnes;
import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Target;
import dev.shipmate.spi.message.Origin;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Puts the question of access that belongs to a call. What the answer is, the one rule alone decides. */
final class Gate {

    private final Function<AccessQuestion, Decision> access;
    private final Clock clock;

    Gate(Function<AccessQuestion, Decision> access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** Returns the refusal of a call, or nothing if it is permitted. */
    Optional<Decision> refusal(Call call) {
        return isFree(call)
                ? Optional.empty()
                : Optional.of(ReachedOnes.decide(question(call), access)).filter(decision -> !decision.isAllowed());
    }

    /** Returns whether the caller may run a subcommand. */
    boolean mayRun(Origin origin, String command, String subcommand) {
        return NoGrantNeeded.isFor(command, subcommand)
                || ReachedOnes.decide(
                                AccessQuestion.of(origin, command, subcommand, Kind.EXACT, clock.instant()), access)
                        .isAllowed();
    }

    private AccessQuestion question(Call call) {
        Target target = call.target();
        Kind kind = Kind.EXACT;
        if (target instanceof Target.TopHelp || target instanceof Target.UnknownCommand) {
            kind = Kind.REACH;
        } else if (target instanceof Target.CommandHelp) {
            kind = Kind.COMMAND_HELP;
        }
        return AccessQuestion.of(call.origin(), call.command(), call.subcommand(), kind, clock.instant());
    }

    /** What needs no grant: closing a question, and the host's own words about itself and the asker. */
    private static boolean isFree(Call call) {
        return call.target() instanceof Target.Closed
                || call.target() instanceof Target.Dismissed
                || NoGrantNeeded.isFor(call.command(), call.subcommand());
    }
}
