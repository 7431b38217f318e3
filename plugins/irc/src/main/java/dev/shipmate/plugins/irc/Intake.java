package dev.shipmate.plugins.irc;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.PlatformException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes of what was said a command, an answer, or a wish for the rest of a long answer. */
final class Intake {

    private static final System.Logger LOG = System.getLogger(Intake.class.getName());

    private static final int ATTEMPTS = 5;

    private final Questions questions;
    private final Pages pages;

    Intake(Questions questions, Pages pages) {
        this.questions = questions;
        this.pages = pages;
    }

    /**
     * Takes it to the host; what is to be said about it at once goes to the voice.
     *
     * @param origins where something comes from that its sender says at an address
     */
    void take(Said said, Function<ReplyAddress, Origin> origins, Inbox inbox, Consumer<Delivery> voice)
            throws InterruptedException {
        Origin origin = origins.apply(said.address());
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(said, origin, origins, inbox, voice);
                return;
            } catch (RuntimeException e) {
                // IRC sends nothing again, so there is no later
                if (attempt == ATTEMPTS) {
                    LOG.log(Level.WARNING, "a line of IRC was lost: {0}", e.getMessage());
                    voice.accept(aside(said, origin, "This could not be done right now. Try again shortly."));
                    return;
                }
                Thread.sleep(200L << attempt);
            }
        }
    }

    private void attempt(
            Said said, Origin origin, Function<ReplyAddress, Origin> origins, Inbox inbox, Consumer<Delivery> voice) {
        String user = origin.userId();
        if (said.text().equalsIgnoreCase(Pages.MORE)) {
            Optional<Delivery> next = pages.next(user, origin.channelId());
            if (next.isPresent()) {
                voice.accept(next.get());
                return;
            }
        }
        Optional<Questions.Open> open = user.isEmpty() ? Optional.empty() : questions.of(user);
        if (open.isEmpty()) {
            inbox.accept(line(said, origin));
            return;
        }
        // wherever it is answered, the command goes on where it was given
        Origin asked = origins.apply(
                new ReplyAddress(open.get().channel(), said.address().nick()));
        if (said.text().equalsIgnoreCase(Questions.CANCEL)) {
            answered(
                    user,
                    open.get(),
                    new Inbound.Dismissal(said.deliveryId(), asked, open.get().token(), null),
                    inbox);
            return;
        }
        Optional<String> answer = answer(said, open.get());
        if (answer.isPresent()) {
            Inbound inbound = new Inbound.Answer(
                    said.deliveryId(),
                    asked,
                    open.get().token(),
                    Map.of(open.get().name(), answer.get()),
                    null);
            answered(user, open.get(), inbound, inbox);
        } else if (said.isOrder() || said.text().contains(" ")) {
            inbox.accept(line(said, origin));
        } else {
            voice.accept(aside(
                    said,
                    origin,
                    "There is no " + said.text() + " among the "
                            + open.get().choices().size() + " choices."));
        }
    }

    /** The host may ask the next question before it returns: so this one is forgotten before, and not after. */
    private void answered(String user, Questions.Open open, Inbound inbound, Inbox inbox) {
        questions.forget(user);
        try {
            inbox.accept(inbound);
        } catch (PlatformException e) {
            questions.keep(user, open);
            throw e;
        }
    }

    /**
     * What is addressed as commands are is an answer only where it names a choice. In a conversation with the bot anything
     * else is one too, but where there are choices, neither a number that none of them has nor several words, which are a
     * command. A secret is no answer in a channel.
     */
    private static Optional<String> answer(Said said, Questions.Open open) {
        if (open.isMasked() && !said.address().isDirect()) {
            return Optional.empty();
        }
        Optional<String> named = Questions.named(open, said.text());
        if (said.isOrder() || named.isPresent()) {
            return named;
        }
        Optional<String> begun = Questions.begun(open, said.text());
        boolean isOther = !open.choices().isEmpty()
                && (said.text().contains(" ") || said.text().matches("[0-9]{1,3}"));
        return begun.isPresent() || isOther ? begun : Optional.of(said.text());
    }

    private static Inbound line(Said said, Origin origin) {
        return new Inbound.Line(said.deliveryId(), origin, said.text());
    }

    private static Delivery aside(Said said, Origin origin, String words) {
        return new Delivery(said.address(), origin.userId(), Delivery.Kind.ASIDE, List.of(words));
    }
}
