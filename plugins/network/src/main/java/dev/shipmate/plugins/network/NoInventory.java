package dev.shipmate.plugins.network;

import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import java.util.Optional;

/**
 * Stands in for a command while nothing is set up for it: the same subcommands, each of which says what to set, whatever
 * is typed behind it. So nobody is asked questions that lead nowhere.
 */
final class NoInventory {

    private static final String REASON =
            "No network inventory is configured. An administrator can set nautobot_url and "
                    + "nautobot_token in conf/plugins.properties, or network_sample_data=true to try the commands with sample data.";
    private static final Parameter<Optional<String>> WORDS =
            Parameter.text("words", "Anything?").optional().rest();

    private NoInventory() {}

    static Command insteadOf(Command command) {
        return Command.of(
                command.name(),
                command.summary(),
                command.subcommands().stream().map(NoInventory::insteadOf).toArray(Subcommand[]::new));
    }

    private static Subcommand insteadOf(Subcommand subcommand) {
        Subcommand silent = Subcommand.of(subcommand.name(), subcommand.summary())
                .takes(WORDS)
                .runs(in -> Outcome.failed(REASON));
        return subcommand.isChange() ? silent.changes() : silent;
    }
}
