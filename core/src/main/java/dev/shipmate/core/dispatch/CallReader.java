package dev.shipmate.core.dispatch;

import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Given;
import dev.shipmate.core.call.Means;
import dev.shipmate.core.call.Target;
import dev.shipmate.core.call.Wording;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.OwnDelivery;
import dev.shipmate.core.pipe.Pipes;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.core.prompt.AnswerReader;
import dev.shipmate.core.prompt.PendingPrompt;
import dev.shipmate.core.prompt.PendingPrompts;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a delivery asks for: takes a line apart, or takes back the pending call that an answer belongs to. */
final class CallReader {

    private static final String HELP = "help";

    private final Supplier<Catalog> catalog;
    private final PendingPrompts pending;
    private final LineReader lines;
    private final AnswerReader answers = new AnswerReader();

    CallReader(Supplier<Catalog> catalog, PendingPrompts pending, LineReader lines) {
        this.catalog = catalog;
        this.pending = pending;
        this.lines = lines;
    }

    /** Returns whether there are plugins; there are none any more when the host stops. */
    boolean hasPlugins() {
        return catalog.get() != Catalog.EMPTY;
    }

    Call read(Delivery delivery) {
        Inbound inbound = delivery.inbound();
        if (inbound instanceof Inbound.Line line) {
            LineReader.Meant meant = lines.read(line.origin(), line.text());
            return line(delivery, meant.line()).shortened(meant.alias());
        }
        if (inbound instanceof Inbound.Answer answer) {
            return answer(delivery, answer);
        }
        if (inbound instanceof Inbound.Opening opening) {
            return opening(delivery, opening);
        }
        if (inbound instanceof Inbound.Dismissal dismissal) {
            return dismissal(delivery, dismissal);
        }
        throw new IllegalArgumentException("a notice is resolved before it is read");
    }

    /** Returns whether what a delivery asks for may be run a second time. */
    boolean isRepeatable(Delivery delivery) {
        return read(delivery).target() instanceof Target.Run run
                && run.subcommand().isRepeatable();
    }

    private Call line(Delivery delivery, CommandLine line) {
        if (line.command().equals(HELP) || line.command().isEmpty()) {
            return help(delivery, line);
        }
        Optional<InstalledCommand> found = catalog.get().command(line.command());
        if (found.isEmpty()) {
            return typed(delivery, line, new Target.UnknownCommand(line.command()), Given.NOTHING);
        }
        InstalledCommand command = found.get();
        Optional<Subcommand> subcommand = command.command().subcommand(line.subcommand());
        if (subcommand.isPresent()) {
            return subcommand(delivery, line, command, subcommand.get());
        }
        if (line.subcommand().isEmpty()) {
            return typed(delivery, line, new Target.CommandHelp(command), Given.NOTHING);
        }
        if (line.subcommand().equals(HELP)) {
            return help(delivery, new CommandLine(HELP, line.command(), line.argumentText(), line.pipeTexts()));
        }
        Target unknown = new Target.UnknownSubcommand(command, line.subcommand());
        return typed(delivery, line, unknown, Given.NOTHING);
    }

    private Call subcommand(Delivery delivery, CommandLine line, InstalledCommand command, Subcommand subcommand) {
        try {
            List<String> words = line.arguments();
            if (words.equals(List.of(HELP))) {
                return typed(delivery, line, new Target.Usage(command, subcommand), Given.NOTHING);
            }
            return typed(delivery, line, new Target.Run(command, subcommand), Given.words(words));
        } catch (OpenQuoteException e) {
            String problem = String.valueOf(e.getMessage());
            return typed(delivery, line, new Target.Unreadable(command, subcommand, problem), Given.NOTHING);
        }
    }

    /** Reads {@code help}, {@code help command} and {@code help command subcommand}. */
    private Call help(Delivery delivery, CommandLine line) {
        if (line.subcommand().isEmpty()) {
            return typed(delivery, line, new Target.TopHelp(), Given.NOTHING);
        }
        Optional<InstalledCommand> command = catalog.get().command(line.subcommand());
        if (command.isEmpty()) {
            return typed(delivery, line, new Target.UnknownCommand(line.subcommand()), Given.NOTHING);
        }
        String rest = line.argumentText().strip();
        CommandLine meant = new CommandLine(line.subcommand(), rest, "", line.pipeTexts());
        if (rest.isEmpty()) {
            return typed(delivery, meant, new Target.CommandHelp(command.get()), Given.NOTHING);
        }
        return command.get()
                .command()
                .subcommand(rest)
                .map(subcommand -> typed(delivery, meant, new Target.Usage(command.get(), subcommand), Given.NOTHING))
                .orElseGet(
                        () -> typed(delivery, meant, new Target.UnknownSubcommand(command.get(), rest), Given.NOTHING));
    }

    private Call answer(Delivery delivery, Inbound.Answer answer) {
        return pending(delivery, answer.token(), (question, command, subcommand) -> {
            if (!pending.take(answer.token(), delivery.id())) {
                return closed(delivery, "This question was answered already.");
            }
            AnswerReader.Answered read = answers.read(question, answer.values());
            Target target = read.wantsPage()
                    ? new Target.Ask(command, subcommand, read.page())
                    : new Target.Run(command, subcommand);
            String words = read.wantsPage() ? "" : words(question, subcommand, read.texts());
            return answered(delivery, question, target, read.texts(), answer.prompt(), words);
        });
    }

    private Call opening(Delivery delivery, Inbound.Opening opening) {
        return pending(delivery, opening.token(), (question, command, subcommand) -> {
            if (!pending.take(opening.token(), delivery.id())) {
                return closed(delivery, "This question was answered already.");
            }
            Target again = new Target.Ask(command, subcommand, Target.Page.FIRST);
            return answered(delivery, question, again, question.texts(), opening.prompt(), "");
        });
    }

    private Call dismissal(Delivery delivery, Inbound.Dismissal dismissal) {
        return pending(delivery, dismissal.token(), (question, command, subcommand) -> {
            pending.take(dismissal.token(), delivery.id());
            String title = question.command() + " " + question.subcommand();
            String words = "Cancelled: " + title.strip();
            return answered(delivery, question, new Target.Dismissed(words), Map.of(), dismissal.prompt(), words);
        });
    }

    /** What is made of a question that may be answered. */
    private interface Reading {
        Call read(PendingPrompt question, InstalledCommand command, Subcommand subcommand);
    }

    private Call pending(Delivery delivery, String token, Reading reading) {
        Optional<PendingPrompt> found = pending.find(token, delivery.id());
        if (found.isEmpty()) {
            return closed(
                    delivery, "This question is closed: it was answered, cancelled or is more than 15 minutes old.");
        }
        PendingPrompt question = found.get();
        if (!question.platform().equals(delivery.inbound().origin().platform())
                || !question.userId().equals(delivery.inbound().origin().userId())) {
            return closed(delivery, "Only the person who was asked may answer this question.");
        }
        Optional<InstalledCommand> command = catalog.get().command(question.command());
        Optional<Subcommand> subcommand =
                command.flatMap(installed -> installed.command().subcommand(question.subcommand()));
        return command.isPresent() && subcommand.isPresent()
                ? reading.read(question, command.get(), subcommand.get())
                : closed(delivery, question.command() + " is not installed any more.");
    }

    private static Call typed(Delivery delivery, CommandLine line, Target target, Given given) {
        boolean isScheduled =
                OwnDelivery.of(Schedules.KIND, delivery.inbound().deliveryId()).isPresent();
        return new Call(
                delivery,
                isScheduled ? Means.SCHEDULED : Means.TYPED,
                line.command(),
                line.subcommand(),
                target,
                given,
                Optional.empty(),
                Wording.of(line.pipes()));
    }

    private static Call answered(
            Delivery delivery,
            PendingPrompt question,
            Target target,
            Map<String, String> texts,
            @Nullable MessageRef message,
            String words) {
        return new Call(
                delivery,
                Means.ANSWERED,
                question.command(),
                question.subcommand(),
                target,
                Given.answers(texts),
                Optional.of(new Target.Answered(message, words)),
                wording(question));
    }

    private static Wording wording(PendingPrompt question) {
        if (question.pipes().isEmpty()) {
            return new Wording(question.alias(), Pipes.NONE);
        }
        List<String> texts = new PipeCutter("|" + question.pipes()).cut().pipes();
        return new Wording(
                question.alias(), new CommandLine(question.command(), question.subcommand(), "", texts).pipes());
    }

    private static Call closed(Delivery delivery, String reason) {
        return new Call(
                delivery,
                Means.ANSWERED,
                "",
                "",
                new Target.Closed(reason),
                Given.NOTHING,
                Optional.empty(),
                Wording.PLAIN);
    }

    /** What stands in place of an answered question: what was asked for and what was answered, secrets as stars. */
    private static String words(PendingPrompt question, Subcommand subcommand, Map<String, String> texts) {
        Set<String> masked = subcommand.parameters().stream()
                .filter(Parameter::isMasked)
                .map(Parameter::name)
                .collect(Collectors.toSet());
        List<String> parts = question.asked().stream()
                .filter(texts::containsKey)
                .map(name -> name + ": " + (masked.contains(name) ? "•••" : texts.get(name)))
                .toList();
        return (question.command() + " " + question.subcommand()).strip() + " – " + String.join(", ", parts);
    }
}
