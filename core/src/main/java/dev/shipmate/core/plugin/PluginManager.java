package dev.shipmate.core.plugin;

import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Block.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the plugin folder. A plugin that cannot run is a report with a reason, never an exception: the others run.
 */
public final class PluginManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginManager.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Path parentOfCopies;
    private final List<Plugin> own;
    private final String version;
    private final PluginStarter starter;
    private volatile Catalog catalog = Catalog.EMPTY;
    private List<LoadedPlugin> running = List.of();
    private @Nullable Copies copies;

    /**
     * Makes one.
     *
     * @param folder of the jars; one that is not there is empty
     * @param copies where jars are copied before they are opened
     * @param own plugins that are part of the host, which come before any jar
     * @param version of the host
     */
    public PluginManager(Path folder, Path copies, List<Plugin> own, String version, Lent lent) {
        this(folder, copies, own, version, lent, PATIENCE);
    }

    /** Makes one that waits that long for each call of a plugin that is started. */
    PluginManager(Path folder, Path copies, List<Plugin> own, String version, Lent lent, Duration patience) {
        this.folder = folder;
        this.parentOfCopies = copies;
        this.own = List.copyOf(own);
        this.version = version;
        this.starter = new PluginStarter(lent, patience);
    }

    /** Returns what runs. */
    public Catalog catalog() {
        return catalog;
    }

    /** Loads everything and puts the catalog in place. */
    public synchronized void start() {
        List<Started> all = new ArrayList<>();
        own.forEach(plugin -> all.add(starter.start(plugin, version)));
        files().forEach(file -> all.add(start(file)));

        List<LoadedPlugin> started = new ArrayList<>();
        List<PluginReport> others = new ArrayList<>();
        for (Started one : all) {
            if (one instanceof Started.Running runs) {
                started.add(runs.plugin());
            } else if (one instanceof Started.Not not) {
                others.add(not.report());
            }
        }
        Conflicts conflicts = Conflicts.among(started);
        conflicts.refused().forEach((plugin, reason) -> {
            others.add(plugin.report().refusedFor(reason));
            plugin.close();
        });
        running = conflicts.kept();
        catalog = Catalog.of(running, others);
    }

    /**
     * Returns the files with which the platform or plugin of a name is set up at its service, whether it runs or not; they
     * name the commands of the plugins that run.
     *
     * @param wanted a name, in which a hyphen may stand for {@code _}
     * @throws IllegalArgumentException if there is no such plugin, it needs no files, or it lacks a setting
     */
    public synchronized List<Attachment> manifest(String wanted) {
        String named = wanted.toLowerCase(Locale.ROOT).replace('-', '_');
        List<Command> commands =
                catalog.commands().stream().map(InstalledCommand::command).toList();
        try {
            for (Path file : files()) {
                CopiedJar jar = CopiedJar.open(file, copies());
                if (jar.platforms().contains(named)
                        || CopiedJar.nameOf(jar.fileName()).equals(named)) {
                    List<Attachment> made = starter.manifest(jar, commands);
                    if (made.isEmpty()) {
                        throw new IllegalArgumentException(
                                wanted + " needs no manifest; only chat platforms whose service asks for one have it");
                    }
                    return made;
                }
            }
        } catch (UnfitPluginException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalArgumentException("no jar in " + folder + " brings " + wanted);
    }

    /** Writes a line for each plugin into the log: what runs, what does not, and why. */
    public void log() {
        catalog.reports().forEach(PluginManager::log);
    }

    /** Closes every plugin. */
    @Override
    public synchronized void close() {
        catalog = Catalog.EMPTY;
        running.forEach(LoadedPlugin::close);
        running = List.of();
        if (copies != null) {
            copies.close();
            copies = null;
        }
    }

    private Started start(Path file) {
        try {
            return starter.start(CopiedJar.open(file, copies()));
        } catch (UnfitPluginException | IOException e) {
            return new Started.Not(
                    PluginReport.refused(String.valueOf(file.getFileName()), String.valueOf(e.getMessage())));
        }
    }

    private Copies copies() throws IOException {
        Copies open = copies;
        if (open == null) {
            open = Copies.below(parentOfCopies);
            copies = open;
        }
        return open;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.error("the plugin folder {} cannot be read", folder, e);
            return List.of();
        }
    }

    private static void log(PluginReport report) {
        String jar = report.jar().isEmpty() ? "part of the host" : report.jar();
        if (report.state() == State.RUNNING) {
            LOG.info(
                    "plugin {} {} ({}): commands {}, platforms {}",
                    report.name(),
                    report.version(),
                    jar,
                    report.commands(),
                    report.platforms());
        } else if (report.state() == State.OFF) {
            LOG.info("plugin {} {} ({}) is off: {}", report.name(), report.version(), jar, report.reason());
        } else {
            LOG.warn("plugin {} {} ({}) is refused: {}", report.name(), report.version(), jar, report.reason());
        }
        report.hints().forEach(hint -> LOG.warn("{}", hint));
    }
}
