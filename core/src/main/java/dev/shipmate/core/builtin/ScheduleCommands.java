package dev.shipmate.core.builtin;

import dev.shipmate.core.database.Search;
import dev.shipmate.core.request.Approver;
import dev.shipmate.core.schedule.Altered;
import dev.shipmate.core.schedule.Schedule;
import dev.shipmate.core.schedule.ScheduleState;
import dev.shipmate.core.schedule.ScheduleTexts;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.core.schedule.When;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Making command lines run later, and looking after one's own. */
final class ScheduleCommands {

    private static final Parameter<String> LINE =
            Parameter.text("line", "Which command line is to run then?").rest();

    private final Supplier<ScheduleDesk> desk;
    private final Supplier<AliasDesk> lines;

    /**
     * Makes them.
     *
     * @param lines knows how a line is kept
     */
    ScheduleCommands(Supplier<ScheduleDesk> desk, Supplier<AliasDesk> lines) {
        this.desk = desk;
        this.lines = lines;
    }

    List<Subcommand> all() {
        Parameter<When> when = Parameter.parsed("when", "When? Such as: weekdays 08:00", this::when);
        Parameter<Long> number = Parameter.parsed("number", "Which schedule?", ScheduleCommands::number)
                .from(this::choices);
        return List.of(
                Subcommand.of(
                                "schedule",
                                "Let a command run later, as you and here: schedule \"weekdays 08:00\" COMMAND.")
                        .takes(when, LINE)
                        .changes()
                        .runs(in -> add(in, in.get(when), in.get(LINE))),
                Subcommand.of("schedules", "Show your schedules.").runs(in -> Outcome.reply(shown(in))),
                Subcommand.of("pause-schedule", "Let one of your schedules rest.")
                        .takes(number)
                        .changes()
                        .runs(in -> outcome(
                                schedules()
                                        .pause(
                                                in.get(number),
                                                mine(in),
                                                author(in).author()),
                                "Paused",
                                "not active")),
                Subcommand.of("resume-schedule", "Let one of your schedules run again.")
                        .takes(number)
                        .changes()
                        .runs(in -> outcome(
                                schedules()
                                        .resume(
                                                in.get(number),
                                                mine(in),
                                                author(in).author()),
                                "Resumed",
                                "not paused, or its time is over")),
                Subcommand.of("remove-schedule", "Remove one of your schedules.")
                        .takes(number)
                        .changes()
                        .runs(in -> outcome(
                                schedules()
                                        .remove(
                                                in.get(number),
                                                mine(in),
                                                author(in).author()),
                                "Removed",
                                "")));
    }

    private Outcome add(Invocation in, When when, String text) {
        Origin origin = in.origin();
        if (origin.userId().isEmpty()) {
            return Outcome.failed("The platform did not say who you are, so nothing can run as you later.");
        }
        String line = lines.get().kept(origin, text);
        Optional<String> problem =
                lines.get().misshapen(line).or(() -> desk.get().check().apply(origin, line));
        if (problem.isPresent()) {
            return Outcome.failed("That would not run: " + problem.get());
        }
        return schedules()
                .add(origin, when, line, author(in).author())
                .map(made -> Outcome.reply("Schedule " + made.number() + ": \"" + made.line() + "\" "
                        + made.when().text() + ", next " + ScheduleTexts.next(made)
                        + ". It runs as you and here, while you may."))
                .orElseGet(() -> Outcome.failed("You have " + schedules().most()
                        + " schedules, as many as there may be. Remove some: see shipmate schedules."));
    }

    private Message shown(Invocation in) {
        List<List<String>> rows = own(in.origin()).stream()
                .map(schedule -> List.of(
                        Long.toString(schedule.number()),
                        schedule.line(),
                        schedule.when().text(),
                        ScheduleTexts.next(schedule),
                        ScheduleTexts.last(schedule),
                        ScheduleTexts.state(schedule)))
                .toList();
        return rows.isEmpty()
                ? Message.of("You have no schedules. Make one: shipmate schedule \"weekdays 08:00\" COMMAND")
                : Message.of(Block.table(List.of("Number", "Command", "When", "Next", "Last", "State"), rows));
    }

    private static Outcome outcome(Altered altered, String word, String idle) {
        if (altered instanceof Altered.Made made) {
            Schedule schedule = made.schedule();
            String next = schedule.state() == ScheduleState.ACTIVE && word.equals("Resumed")
                    ? ", next " + ScheduleTexts.next(schedule)
                    : "";
            return Outcome.reply(word + " schedule " + schedule.number() + ": " + schedule.line() + next);
        }
        if (altered instanceof Altered.Idle unchanged) {
            return Outcome.failed("Schedule " + unchanged.schedule().number() + " is " + idle + ".");
        }
        return Outcome.failed(
                "You have no schedule " + ((Altered.Unknown) altered).number() + "; see shipmate schedules.");
    }

    private List<Choice> choices(Arguments soFar) {
        return own(soFar.origin()).stream()
                .map(schedule ->
                        new Choice(schedule.number() + ": " + schedule.line(), Long.toString(schedule.number())))
                .toList();
    }

    private List<Schedule> own(Origin origin) {
        return schedules()
                .list(Search.first(schedules().most() * 2)
                        .where("platform", origin.platform())
                        .where("user_id", origin.userId()))
                .rows();
    }

    private Schedules schedules() {
        return desk.get().schedules();
    }

    private static Predicate<Schedule> mine(Invocation in) {
        return schedule -> schedule.isOf(in.origin());
    }

    private static Approver author(Invocation in) {
        return Approver.inChat(in.origin());
    }

    private When when(String text) {
        try {
            return schedules().when(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new CommandException("\"" + text + "\" is no schedule's number; see shipmate schedules.");
        }
    }
}
