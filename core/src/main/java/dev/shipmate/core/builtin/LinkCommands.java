package dev.shipmate.core.builtin;

import dev.shipmate.core.admin.AttemptLimiter;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.request.Approver;
import dev.shipmate.core.store.AccountLink;
import dev.shipmate.core.store.LinkCodes;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who a chat user is in Nautobot: making the link by a code, and ending it. */
final class LinkCommands {

    private static final int WRONG_AT_ONCE = 5;
    private static final Duration ONE_MORE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private static final Parameter<String> CODE =
            Parameter.text("code", "Which code?").masked();

    private final Supplier<LinkCodes> codes;

    LinkCommands(Supplier<LinkCodes> codes) {
        this.codes = codes;
    }

    List<Subcommand> all(Clock clock) {
        AttemptLimiter attempts = new AttemptLimiter(clock, WRONG_AT_ONCE, ONE_MORE, REMEMBERED);
        return List.of(
                Subcommand.of(
                                "link",
                                "Link your chat account to your Nautobot user, with the code that you were given.")
                        .takes(CODE)
                        .runs(in -> link(in, attempts)),
                Subcommand.of("unlink", "End the link of your chat account to a Nautobot user.")
                        .runs(this::unlink));
    }

    private Outcome link(Invocation in, AttemptLimiter attempts) {
        if (!attempts.tryOnce(in.origin().platform() + " " + in.origin().userId())) {
            return Outcome.failed("That were too many codes. Try again in a minute.");
        }
        Optional<AccountLink> made = codes.get().redeem(in.get(CODE), in.origin(), author(in));
        return made.isPresent()
                ? privately("Your chat account is linked to the Nautobot user "
                        + made.get().nautobotUser() + " now."
                        + (in.caller().secret("nautobot_token").isPresent()
                                ? " Commands act with your own token."
                                : " No token is kept with it, so commands read with the token of Shipmate."))
                : Outcome.failed("This is no code, or it was used, or is more than ten minutes old. Get another one.");
    }

    private Outcome unlink(Invocation in) {
        return codes.get()
                .unlink(in.origin(), author(in))
                .map(link -> privately("Your chat account is not linked to " + link.nautobotUser()
                        + " any more, and what was kept with the link is removed."))
                .orElseGet(() -> privately("Your chat account is linked to no Nautobot user."));
    }

    private static Author author(Invocation in) {
        return Approver.inChat(in.origin()).author();
    }

    private static Outcome privately(String text) {
        return Outcome.reply(Message.of(text).privately());
    }
}
