package dev.shipmate.core.dispatch;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Target;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.Inbound;
import java.time.Clock;
import java.util.Optional;

/** Looks whether a line would run, without running it. */
final class LineCheck {

    private static final String OWN = "shipmate";
    private static final String SCHEDULE = "schedule";

    private final CallReader calls;
    private final Gate gate;
    private final HelpDesk help;
    private final Clock clock;

    LineCheck(CallReader calls, Gate gate, HelpDesk help, Clock clock) {
        this.calls = calls;
        this.gate = gate;
        this.help = help;
        this.clock = clock;
    }

    /** Returns what would keep a line from running if it were typed now; nothing where it would run. */
    Optional<String> problem(Origin origin, String line) {
        Call call = calls.read(new Delivery(0, new Inbound.Line("check", origin, line), clock.instant()));
        Optional<Decision> refusal = gate.refusal(call);
        if (refusal.isPresent()) {
            return refusal.map(Decision::refusalText);
        }
        if (!(call.target() instanceof Target.Run run)) {
            return Optional.of(help.answer(call)
                    .map(Message::blocks)
                    .map(blocks -> PlainText.of(Message.of(blocks.get(0))).strip())
                    .orElse("it names no command"));
        }
        if (run.command().command().name().equals(OWN)
                && run.subcommand().name().equals(SCHEDULE)) {
            return Optional.of("a schedule makes no schedules");
        }
        return Optional.of(call.wording().pipes().problem()).filter(problem -> !problem.isEmpty());
    }
}
