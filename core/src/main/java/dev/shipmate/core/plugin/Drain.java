package dev.shipmate.core.plugin;

import dev.shipmate.spi.command.Subcommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets former generations end what they have begun, and frees them then: at the latest when even their longest command
 * should have been stopped long ago.
 */
final class Drain implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration MORE = Duration.ofSeconds(30);

    private final PluginEvents events;
    private final ExecutorService closers = new ThreadPoolExecutor(
            2,
            2,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new CleanThreads("plugin-closer", ClassLoader.getSystemClassLoader()));
    private final Set<LoadedPlugin> draining = ConcurrentHashMap.newKeySet();

    Drain(PluginEvents events) {
        this.events = events;
        ((ThreadPoolExecutor) closers).allowCoreThreadTimeOut(true);
    }

    /**
     * Frees a plugin when it is idle.
     *
     * @param usualLimit how long a command may run that sets no limit of its own
     */
    void retire(LoadedPlugin plugin, int generation, Duration usualLimit) {
        Duration longest = plugin.commands().stream()
                .flatMap(command -> command.subcommands().stream())
                .map(Subcommand::limit)
                .flatMap(Optional::stream)
                .reduce(usualLimit, (a, b) -> a.compareTo(b) > 0 ? a : b)
                .plus(MORE);
        String jar = plugin.report().jar();
        draining.add(plugin);
        var unused = plugin.threads()
                .retire()
                .copy()
                .orTimeout(longest.toSeconds(), TimeUnit.SECONDS)
                .whenCompleteAsync(
                        (idle, late) -> {
                            if (!draining.remove(plugin)) {
                                return;
                            }
                            if (late != null) {
                                LOG.warn(
                                        "generation {} of plugin {} does not end what it began: it is stopped",
                                        generation,
                                        plugin.name());
                            }
                            plugin.close();
                            events.note(
                                    PluginEvent.Kind.CLOSED,
                                    jar,
                                    plugin.name() + ": generation " + generation + " has ended and is freed");
                        },
                        closers);
    }

    /** Frees what is left, whether it has ended or not. */
    @Override
    public void close() {
        for (LoadedPlugin plugin : List.copyOf(draining)) {
            if (draining.remove(plugin)) {
                plugin.close();
            }
        }
        closers.shutdown();
    }
}
