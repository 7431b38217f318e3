package dev.shipmate.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.LoadedPlugin;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.spi.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every plugin's built jar must keep to. Extend it in a class named {@code …IT}, which is run when the jar is there;
 * the system property {@code shipmate.plugin.jar} says where.
 */
public abstract class PluginJarContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** Returns the lines of {@code plugins.properties} with which the plugin runs; a platform needs its switch. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** Returns the built jar. */
    protected Path jar() {
        String jar = System.getProperty("shipmate.plugin.jar");
        if (jar == null) {
            throw new AssertionError("the system property shipmate.plugin.jar does not say where the jar is");
        }
        return Path.of(jar);
    }

    @Test
    @DisplayName("contract: the manifest says for which SPI the jar is made")
    void theContractWantsTheNumberOfTheSpi() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertEquals(
                    String.valueOf(Plugin.SPI_VERSION),
                    jar.getManifest().getMainAttributes().getValue("Shipmate-Spi"),
                    "the manifest's Shipmate-Spi");
        }
    }

    @Test
    @DisplayName("contract: the jar names one plugin")
    void theContractWantsOneService() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            JarEntry entry = jar.getJarEntry(SERVICE);
            assertTrue(entry != null, "the jar has no " + SERVICE);
            try (InputStream in = jar.getInputStream(entry)) {
                List<String> names = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceAll("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList();
                assertEquals(1, names.size(), SERVICE + " names " + names);
                assertTrue(
                        jar.getEntry(names.get(0).replace('.', '/') + ".class") != null,
                        "the jar has no class " + names.get(0));
            }
        }
    }

    @Test
    @DisplayName("contract: the jar brings nothing that the host gives it")
    void theContractWantsNothingOfTheHostInside() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertEquals(
                    List.of(),
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.matches("(dev/shipmate/(spi|core|testkit)|org/slf4j)/.+"))
                            .toList());
        }
    }

    @Test
    @DisplayName("contract: a host takes the jar from its folder, and nothing is left of it when it is gone")
    void theContractWantsItToBeLoadedAndForgotten() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Path dropped = Files.copy(jar(), plugins.resolve("under_test.jar"));
        Files.createDirectories(folder.resolve("conf"));
        try (HostInABox host = HostInABox.quiet(folder, settings(), Clock.systemUTC())) {
            WeakReference<ClassLoader> loader = new WeakReference<>(loader(host));

            Files.delete(dropped);

            await("the plugin to be gone")
                    .atMost(PATIENCE)
                    .until(() -> reports(host).isEmpty());
            await("its class loader to be collected")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        System.gc();
                        return loader.get() == null;
                    });
        }
    }

    private static ClassLoader loader(HostInABox host) {
        List<PluginReport> reports = reports(host);
        assertEquals(1, reports.size(), "plugins that the host found");
        PluginReport report = reports.get(0);
        assertEquals(PluginReport.State.RUNNING, report.state(), report.reason());
        Catalog catalog = host.host().plugins().catalog();
        return catalog.plugin(report.name()).map(LoadedPlugin::classLoader).orElseThrow();
    }

    private static List<PluginReport> reports(HostInABox host) {
        return host.host().plugins().catalog().reports().stream()
                .filter(report -> !report.jar().isEmpty())
                .toList();
    }
}
