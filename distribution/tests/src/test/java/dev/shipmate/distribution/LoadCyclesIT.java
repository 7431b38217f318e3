package dev.shipmate.distribution;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.plugin.Lent;
import dev.shipmate.core.plugin.LoadedPlugin;
import dev.shipmate.core.plugin.PluginManager;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.testkit.HostInABox;
import dev.shipmate.testkit.StandIn;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every plugin that ships, loaded and unloaded hundreds of times in one process. */
class LoadCyclesIT {

    private static final int CYCLES = 200;
    private static final int WARM = 20;
    private static final long MOST_GROWTH = 2L << 20;

    @TempDir
    private Path home;

    @Test
    @DisplayName("After 200 cycles no class loader of a plugin is left, and metaspace and threads are as they were")
    void memoryAndThreadsAreFlat() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        List<StandIn> services = StandIns.all();
        try {
            URI address = HostInABox.freeAddress();
            List<String> lines = new ArrayList<>(List.of("network_sample_data=true", "weather_sample_data=true"));
            for (StandIn service : services) {
                service.follow(address);
                service.settings().forEach((key, value) -> lines.add(key + "=" + value));
            }
            Path conf = Files.createDirectories(home.resolve("conf"));
            Files.write(conf.resolve("plugins.properties"), lines);
            Lent lent = Lent.withoutDatabase(
                    SettingsFile.read(conf, Map.of(), Map.of()), Clock.systemUTC(), Optional.of(address));
            long warm = 0;
            int threads = 0;
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                cycle(conf, lent, loaders);
                if (cycle == WARM) {
                    warm = metaspace(loaders);
                    threads = Thread.activeCount();
                }
            }
            long end = metaspace(loaders);
            System.out.println(CYCLES + " cycles of " + loaders.size() / CYCLES
                    + " plugins: metaspace after " + WARM + " " + warm / 1024 + " KiB, after all " + end / 1024
                    + " KiB; threads " + threads + " and " + Thread.activeCount());
            assertTrue(end - warm < MOST_GROWTH, (end - warm) + " bytes more");
            assertTrue(
                    Thread.activeCount() <= threads + 2,
                    Thread.getAllStackTraces().keySet().toString());
        } finally {
            services.forEach(StandIn::close);
        }
    }

    private void cycle(Path conf, Lent lent, List<WeakReference<ClassLoader>> loaders) {
        PluginManager.Places places = new PluginManager.Places(
                Path.of(System.getProperty("shipmate.home"), "plugins"), home.resolve("copies"), conf);
        try (PluginManager manager = new PluginManager(places, List.of(), "0", lent)) {
            manager.start();
            List<PluginReport> idle = manager.catalog().reports().stream()
                    .filter(report -> report.state() == PluginReport.State.REFUSED)
                    .toList();
            assertEquals(List.of(), idle);
            Set<LoadedPlugin> plugins = new LinkedHashSet<>();
            manager.catalog().commands().forEach(command -> plugins.add(command.plugin()));
            manager.catalog().platforms().forEach(platform -> plugins.add(platform.plugin()));
            plugins.forEach(plugin -> loaders.add(new WeakReference<>(plugin.classLoader())));
        }
    }

    /** What the classes take once the garbage is collected; fails where a class loader is left. */
    private static long metaspace(List<WeakReference<ClassLoader>> loaders) {
        await("collected")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    System.gc();
                    return loaders.stream().allMatch(loader -> loader.get() == null);
                });
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }
}
