package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.spi.Plugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plugin folder, the settings beside it, and the manager that loads it. */
final class PluginFolder implements AutoCloseable {

    private final Path home;
    private final Duration patience;
    private final List<SettingsFile> applied = new ArrayList<>();
    private PluginManager manager;
    private LivePlugins live;
    private long now = 1;

    PluginFolder(Path home) {
        this(home, Duration.ofSeconds(30));
    }

    PluginFolder(Path home, Duration patience) {
        this.home = home;
        this.patience = patience;
    }

    PluginFolder with(PluginJar... jars) {
        List.of(jars).forEach(jar -> jar.in(jars()));
        return this;
    }

    Path jars() {
        return home.resolve("plugins");
    }

    Path copies() {
        return home.resolve("data/generations");
    }

    PluginFolder start(String... lines) throws Exception {
        return start(List.of(), lines);
    }

    PluginFolder start(List<Plugin> own, String... lines) throws Exception {
        settings(lines);
        Lent lent = Lent.withoutDatabase(read(), Clock.systemUTC(), Optional.empty());
        manager = new PluginManager(
                new PluginManager.Places(jars(), copies(), home.resolve("conf")), own, "9.9", lent, patience);
        manager.start();
        live = new LivePlugins(manager, conf(), this::read, lent.settings(), applied::add, Duration.ofMillis(250));
        return this;
    }

    /** Writes the settings. */
    PluginFolder settings(String... lines) throws Exception {
        Files.createDirectories(conf());
        Files.writeString(conf().resolve("plugins.properties"), String.join("\n", lines));
        return this;
    }

    /** Lets the host see what is there, and see that it stays so. */
    PluginFolder look() {
        lookOnce();
        now += Duration.ofMillis(250).toNanos();
        return lookOnce();
    }

    /** Lets time pass and the host look then. */
    PluginFolder lookAfter(Duration time) {
        now += time.toNanos();
        return lookOnce();
    }

    /** Lets the host look once, at the time of last time. */
    PluginFolder lookOnce() {
        live.look(now);
        return this;
    }

    /** Returns what happened, newest last. */
    List<PluginEvent.Kind> happened() {
        return manager.events().after(0).stream().map(PluginEvent::kind).toList();
    }

    String told() {
        return manager.events().after(0).stream().map(PluginEvent::text).collect(Collectors.joining("\n"));
    }

    /** Returns the settings that came to count. */
    List<SettingsFile> applied() {
        return applied;
    }

    PluginManager manager() {
        return manager;
    }

    Path conf() {
        return home.resolve("conf");
    }

    private SettingsFile read() {
        return SettingsFile.read(conf(), Map.of(), Map.of());
    }

    Catalog catalog() {
        return manager.catalog();
    }

    PluginReport only() {
        assertEquals(1, catalog().reports().size(), catalog().reports().toString());
        return catalog().reports().get(0);
    }

    PluginReport report(String jar) {
        return catalog().reports().stream()
                .filter(report -> report.jar().equals(jar))
                .findFirst()
                .orElseThrow();
    }

    String commands() {
        return catalog().commands().stream()
                .map(installed ->
                        installed.plugin().name() + "/" + installed.command().name())
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
        }
        if (manager != null) {
            manager.close();
        }
    }
}
