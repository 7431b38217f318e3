package dev.shipmate.testkit;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A command set that says and asks everything which a platform must be able to show. */
public final class TalkPlugin implements Plugin {

    /** The rows of the long table. */
    public static final int ROWS = 300;
    /** The choices of the long menu. */
    public static final int CHOICES = 250;

    private static final Parameter<String> DEVICE = Parameter.text("device", "Which device?")
            .from(soFar -> IntStream.rangeClosed(1, CHOICES)
                    .mapToObj(number -> new Choice(device(number), "dev-" + number))
                    .toList());
    private static final Parameter<String> SITE = Parameter.text("site", "Which site?")
            .from(soFar -> List.of(new Choice("Amsterdam", "ams01"), new Choice("New York", "jfk01")));
    private static final Parameter<String> NOTE = Parameter.text("note", "What shall be noted?");
    private static final Parameter<Integer> COUNT = Parameter.integer("count", "How many?");
    private static final Parameter<Boolean> SURE =
            Parameter.confirmation("sure", soFar -> "Reboot all of " + soFar.get(SITE) + "?");
    private static final Parameter<String> KIND = Parameter.text("kind", "Which kind?");

    /** How often {@code talk count} ran. */
    public final AtomicInteger runs = new AtomicInteger();
    /** What {@code talk work} waits for after each step. */
    public final Semaphore steps = new Semaphore(0);

    @Override
    public String name() {
        return "talk";
    }

    @Override
    public List<Command> commands(PluginContext context) {
        return List.of(Command.of(
                "talk",
                "Says and asks everything.",
                Subcommand.of("hello", "Says hello.").runs(in -> Outcome.reply("hello from the host")),
                Subcommand.of("count", "Counts its runs.")
                        .runs(in -> Outcome.reply("run number " + runs.incrementAndGet())),
                Subcommand.of("table", "Shows a table of 300 rows.").runs(in -> Outcome.reply(table(ROWS))),
                Subcommand.of("menu", "Asks for one of 250 devices.")
                        .takes(DEVICE)
                        .runs(in -> Outcome.reply("picked " + in.get(DEVICE))),
                Subcommand.of("form", "Asks for a note, a number and a site.")
                        .takes(NOTE, COUNT, SITE)
                        .runs(in -> Outcome.reply(in.get(NOTE) + " / " + in.get(COUNT) + " / " + in.get(SITE))),
                Subcommand.of("note", "Asks for a note.")
                        .takes(NOTE)
                        .runs(in -> Outcome.reply("noted: " + in.get(NOTE))),
                Subcommand.of("reboot", "Asks for a site and a confirmation.")
                        .changes()
                        .takes(SITE, SURE)
                        .runs(in -> Outcome.reply("rebooted " + in.get(SITE))),
                Subcommand.of("fail", "Fails.").runs(in -> Outcome.failed("The device ams01-edge-01 does not answer.")),
                Subcommand.of("secretly", "Answers for the asker's eyes alone.")
                        .runs(in ->
                                Outcome.reply(Message.of("for your eyes only").privately())),
                Subcommand.of("work", "Works in steps.").runs(in -> {
                    in.progress(1, 2, "half of it");
                    steps.acquire();
                    return Outcome.reply("all of it is done");
                }),
                Subcommand.of("show", "Shows one kind of block.")
                        .takes(KIND)
                        .runs(in -> Outcome.reply(
                                Message.of(Samples.of(in.get(KIND), in.origin().user())))),
                Subcommand.of("hostile", "Says what others would fall for.")
                        .runs(in -> Outcome.reply(Hostile.message()))));
    }

    /** Returns the label of a device. */
    static String device(int number) {
        return String.format(Locale.ROOT, "ams01-edge-%03d", number);
    }

    /** Returns a table of devices. */
    static Block table(int rows) {
        return Block.table(
                "Devices",
                List.of("Name", "Status", "Address"),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(number ->
                                List.of(device(number), number % 7 == 0 ? "Planned" : "Active", address(number)))
                        .toList());
    }

    /** Returns the address in a row of that table. */
    static String address(int number) {
        return "10." + number / 250 + "." + number % 250 + ".1";
    }
}
