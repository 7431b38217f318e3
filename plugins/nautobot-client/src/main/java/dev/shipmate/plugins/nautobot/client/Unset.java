package dev.shipmate.plugins.nautobot.client;

import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import java.util.Optional;

/** Stands in for a command where no Nautobot is set, so that nobody is asked questions that lead nowhere. */
final class Unset {

    static final String REASON =
            "No Nautobot is configured. An administrator can set nautobot_url and nautobot_token in conf/plugins.properties.";

    private static final Parameter<Optional<String>> WORDS =
            Parameter.text("words", "Anything?").optional().rest();

    private Unset() {}

    static Command insteadOf(Command command) {
        return Command.of(
                command.name(),
                command.summary(),
                command.subcommands().stream().map(Unset::insteadOf).toArray(Subcommand[]::new));
    }

    private static Subcommand insteadOf(Subcommand subcommand) {
        Subcommand silent = Subcommand.of(subcommand.name(), subcommand.summary())
                .takes(WORDS)
                .runs(in -> Outcome.failed(REASON));
        return subcommand.isChange() ? silent.changes() : silent;
    }
}
