package dev.shipmate.core.plugin;

import dev.shipmate.core.plugin.PluginReport.State;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.platform.ChatPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the plugin folder. A plugin that cannot run is a report with a reason, never an exception: the others run.
 */
public final class PluginManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginManager.class);

    private final Path folder;
    private final Path copies;
    private final List<Plugin> own;
    private final String version;
    private final PluginStarter starter;
    private volatile Catalog catalog = Catalog.EMPTY;
    private List<LoadedPlugin> running = List.of();

    /**
     * Makes one.
     *
     * @param folder of the jars; one that is not there is empty
     * @param copies where jars are copied before they are opened
     * @param own plugins that are part of the host, which come before any jar
     * @param version of the host
     */
    public PluginManager(Path folder, Path copies, List<Plugin> own, String version, Lent lent) {
        this.folder = folder;
        this.copies = copies;
        this.own = List.copyOf(own);
        this.version = version;
        this.starter = new PluginStarter(lent);
    }

    /** Returns what runs. */
    public Catalog catalog() {
        return catalog;
    }

    /** Loads everything and puts the catalog in place. */
    public void start() {
        List<PluginReport> others = new ArrayList<>();
        List<LoadedPlugin> started = new ArrayList<>();
        own.forEach(plugin -> take(starter.start(plugin, version), started, others));
        jars(others).forEach(jar -> take(starter.start(jar), started, others));
        List<LoadedPlugin> kept = withoutConflicts(started, others);
        running = kept;
        catalog = Catalog.of(kept, others);
        catalog.reports().forEach(PluginManager::log);
    }

    /** Closes every plugin. */
    @Override
    public void close() {
        catalog = Catalog.EMPTY;
        running.forEach(LoadedPlugin::close);
        running = List.of();
    }

    private static void take(PluginStarter.Started result, List<LoadedPlugin> started, List<PluginReport> others) {
        if (result instanceof PluginStarter.Started.Running runs) {
            started.add(runs.plugin());
        } else if (result instanceof PluginStarter.Started.Not not) {
            others.add(not.report());
        }
    }

    private List<PluginJar> jars(List<PluginReport> others) {
        List<PluginJar> jars = new ArrayList<>();
        for (Path path : files()) {
            try {
                jars.add(PluginJar.open(path, copies));
            } catch (PluginJar.UnusableJarException e) {
                String name = String.valueOf(path.getFileName());
                others.add(new PluginReport(
                        name.replaceFirst("\\.jar$", ""),
                        name,
                        "",
                        "",
                        State.REFUSED,
                        String.valueOf(e.getMessage()),
                        List.of(),
                        List.of(),
                        List.of()));
            }
        }
        return jars;
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

    /** Keeps one plugin of each name, and refuses one that brings what an earlier one brings already. */
    private List<LoadedPlugin> withoutConflicts(List<LoadedPlugin> started, List<PluginReport> others) {
        List<LoadedPlugin> kept = new ArrayList<>();
        Map<String, LoadedPlugin> commands = new HashMap<>();
        Map<String, LoadedPlugin> platforms = new HashMap<>();
        for (LoadedPlugin plugin : newestOfEachName(started, others)) {
            Optional<String> conflict = taken(plugin, commands, "command", LoadedPlugin::commands, Command::name)
                    .or(() -> taken(plugin, platforms, "platform", LoadedPlugin::platforms, ChatPlatform::name));
            if (conflict.isPresent()) {
                refuse(plugin, conflict.get(), others);
            } else {
                plugin.commands().forEach(command -> commands.put(command.name(), plugin));
                plugin.platforms().forEach(platform -> platforms.put(platform.name(), plugin));
                kept.add(plugin);
            }
        }
        return kept;
    }

    private static <T> Optional<String> taken(
            LoadedPlugin plugin,
            Map<String, LoadedPlugin> taken,
            String kind,
            Function<LoadedPlugin, List<T>> parts,
            Function<T, String> name) {
        return parts.apply(plugin).stream()
                .map(name)
                .filter(taken::containsKey)
                .findFirst()
                .map(word -> "the " + kind + " " + word + " is brought by the plugin "
                        + Optional.ofNullable(taken.get(word))
                                .map(LoadedPlugin::name)
                                .orElse("") + " already; take one of the two away");
    }

    private static List<LoadedPlugin> newestOfEachName(List<LoadedPlugin> started, List<PluginReport> others) {
        // own plugins first, then the higher version, then the first file name
        Comparator<LoadedPlugin> order = Comparator.comparing(
                        (LoadedPlugin plugin) -> !plugin.jar().fileName().isEmpty())
                .thenComparing(plugin -> plugin.jar().version(), Versions.NEWEST_FIRST)
                .thenComparing(plugin -> plugin.jar().fileName());
        Map<String, List<LoadedPlugin>> byName =
                started.stream().sorted(order).collect(Collectors.groupingBy(LoadedPlugin::name));
        Set<LoadedPlugin> best = new HashSet<>();
        byName.values().forEach(same -> {
            best.add(same.get(0));
            same.stream()
                    .skip(1)
                    .forEach(other -> refuse(
                            other,
                            "another jar brings the plugin " + other.name() + " too: "
                                    + same.get(0).jar().fileName() + " runs; take one of the two away",
                            others));
        });
        return started.stream().filter(best::contains).toList();
    }

    private static void refuse(LoadedPlugin plugin, String reason, List<PluginReport> others) {
        PluginReport report = plugin.report();
        others.add(new PluginReport(
                report.name(),
                report.jar(),
                report.version(),
                report.sha256(),
                State.REFUSED,
                reason,
                List.of(),
                List.of(),
                report.settings()));
        plugin.close();
    }

    private static void log(PluginReport report) {
        switch (report.state()) {
            case RUNNING ->
                LOG.info(
                        "plugin {} {} ({}): commands {}, platforms {}",
                        report.name(),
                        report.version(),
                        report.jar().isEmpty() ? "part of the host" : report.jar(),
                        report.commands(),
                        report.platforms());
            case OFF -> LOG.info("plugin {} is off: {}", report.name(), report.reason());
            case REFUSED -> LOG.warn("plugin {} ({}) is refused: {}", report.name(), report.jar(), report.reason());
        }
    }
}
