package dev.shipmate.plugins.network.sample;

import dev.shipmate.plugins.network.words.Since;
import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The command {@code network} over a small network that does not exist; every answer says so. */
public final class SampleCommand {

    private static final Parameter<Optional<String>> WHAT = Parameter.text(
                    "what", "Which device, location, role or status?")
            .optional()
            .rest();
    private static final Parameter<Since> SINCE = Parameter.parsed(
                    "since", "Since when (2h, 7d, or a date)?", Since::parse)
            .defaultsTo(Since.parse("7d"));

    private static final Parameter<Integer> NUMBER = Parameter.integer("number", "Which request, by its number?");

    private final Inventory inventory;
    private final Clock clock;
    private final Lookup lookup;
    private final Parameter<Device> device;
    private final Parameter<Target> target;
    private final Parameter<Boolean> confirm;

    public SampleCommand(Clock clock, Pause pause) {
        this.inventory = new SampleInventory(clock, pause);
        this.clock = clock;
        lookup = new Lookup(inventory);
        device = Parameter.parsed("device", "Which device?", lookup::device)
                .from(lookup::deviceChoices)
                .suggests(lookup::suggestion);
        target = Parameter.parsed("target", "Which device, or which location?", lookup::target)
                .from(lookup::targetChoices)
                .suggests(lookup::suggestion);
        confirm = Parameter.confirmation(
                "confirm", soFar -> inventory.label() + ": " + soFar.get(target).question());
    }

    public Command command() {
        return Command.of(
                "network",
                "Look at network devices and redeploy them.",
                Subcommand.of("status", "Show the network, or a device, or those of a location, role or status.")
                        .takes(WHAT)
                        .repeatable()
                        .runs(this::status),
                Subcommand.of("history", "Show who changed what on a device, in the last seven days or since then.")
                        .takes(device, SINCE)
                        .repeatable()
                        .runs(this::history),
                Subcommand.of("redeploy", "Push the intended configuration to a device or to a whole location.")
                        .takes(target, confirm)
                        .changes()
                        .within(Duration.ofMinutes(30))
                        .runs(this::redeploy),
                Subcommand.of("approve", "Let a redeployment go ahead that a colleague asked for.")
                        .takes(NUMBER)
                        .changes()
                        .runs(in -> Outcome.failed(
                                inventory.label() + ": nothing waits for an approval, simulated runs need none.")));
    }

    private Outcome status(Invocation in) {
        Optional<String> what = in.get(WHAT);
        if (what.isEmpty()) {
            return Outcome.reply(Labels.message(inventory, StatusReport.overview(inventory.devices())));
        }
        List<Device> found = lookup.anything(what.get());
        Device first = found.get(0);
        if (!first.name().equalsIgnoreCase(what.get().strip())) {
            String title = Words.devices(found.size()) + ": " + what.get().strip();
            return Outcome.reply(Labels.message(inventory, StatusReport.table(title, found)));
        }
        lookup.remember(in.session(), first);
        return Outcome.reply(Labels.message(inventory, StatusReport.facts(first)));
    }

    private Outcome history(Invocation in) {
        Device asked = in.get(device);
        lookup.remember(in.session(), asked);
        Since since = in.get(SINCE);
        Instant start = since.start(clock.instant());
        if (start.isAfter(clock.instant())) {
            return Outcome.failed(since + " is still to come. Give a time that has passed, such as 2h or 7d.");
        }
        List<Change> changes = inventory.changes(asked, start);
        if (changes.isEmpty()) {
            return Outcome.reply(Labels.message(
                    inventory,
                    Block.text("Nobody changed " + asked.name() + " since " + Words.minute(start) + " UTC.")));
        }
        return Outcome.reply(Labels.message(
                inventory,
                Block.table(
                        "Changes of " + asked.name() + " since " + Words.minute(start) + " UTC",
                        List.of("When (UTC)", "Who", "What", "Before", "After"),
                        changes.stream()
                                .map(change -> List.of(
                                        Words.minute(change.at()),
                                        change.who(),
                                        change.what(),
                                        change.before(),
                                        change.after()))
                                .toList())));
    }

    private Outcome redeploy(Invocation in) {
        Target asked = in.get(target);
        if (asked.isDevice()) {
            lookup.remember(in.session(), asked.devices().get(0));
        }
        if (!in.get(confirm)) {
            return Outcome.reply(Labels.message(inventory, Block.text("Nothing was redeployed.")));
        }
        return new Redeployment(inventory).run(asked, in);
    }
}
