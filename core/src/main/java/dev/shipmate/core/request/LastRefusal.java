package dev.shipmate.core.request;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Origin;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Finds what was refused last to whoever asks, in the channel they ask in. */
public final class LastRefusal {

    private static final Duration LONGEST_AGO = Duration.ofHours(1);

    private final CommandLog log;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    public LastRefusal(CommandLog log, Supplier<Catalog> catalog, Clock clock) {
        this.log = log;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** What was refused, and its row in the command log. */
    public record Found(Wanted what, UUID logId) {}

    /** Returns it; nothing where nothing was refused within the hour. */
    public Optional<Found> of(Origin origin) {
        return origin.userId().isEmpty()
                ? Optional.empty()
                : log.lastBlocked(
                                origin.platform(),
                                origin.userId(),
                                origin.channelId(),
                                clock.instant().minus(LONGEST_AGO))
                        .map(entry -> new Found(wanted(entry), entry.id()));
    }

    /** The log does not say what kind of question was refused; what is installed does. */
    private Wanted wanted(LogEntry entry) {
        Optional<Command> command = catalog.get().command(entry.command()).map(installed -> installed.command());
        boolean isHelp = entry.subcommand().isEmpty()
                && command.isPresent()
                && command.get().subcommand("").isEmpty();
        Kind kind = command.isEmpty() ? Kind.REACH : isHelp ? Kind.COMMAND_HELP : Kind.EXACT;
        return new Wanted(entry.command(), entry.subcommand(), kind);
    }
}
