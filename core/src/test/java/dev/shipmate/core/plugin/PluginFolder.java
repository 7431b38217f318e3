package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.spi.Plugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plugin folder, the settings beside it, and the manager that loads it. */
final class PluginFolder implements AutoCloseable {

    private final Path home;
    private final Duration patience;
    private PluginManager manager;

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
        Path conf = Files.createDirectories(home.resolve("conf"));
        Files.writeString(conf.resolve("plugins.properties"), String.join("\n", lines));
        Lent lent =
                Lent.withoutDatabase(SettingsFile.read(conf, Map.of(), Map.of()), Clock.systemUTC(), Optional.empty());
        manager = new PluginManager(jars(), copies(), own, "9.9", lent, patience);
        manager.start();
        return this;
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
        if (manager != null) {
            manager.close();
        }
    }
}
