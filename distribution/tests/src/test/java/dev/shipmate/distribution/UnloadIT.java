package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.testkit.HostInABox;
import dev.shipmate.testkit.Place;
import dev.shipmate.testkit.StandIn;
import dev.shipmate.testkit.Watch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every plugin that ships, used, taken away and put back, again and again: nothing of it stays in the memory. */
class UnloadIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CYCLES = Integer.getInteger("shipmate.cycles", 2);

    @TempDir
    private Path folder;

    private final List<StandIn> services = StandIns.all();
    private Path home;
    private HostProcess host;

    @BeforeEach
    void start() {
        URI address = HostInABox.freeAddress();
        List<String> settings = new ArrayList<>(List.of(
                "http_host=127.0.0.1",
                "http_port=" + address.getPort(),
                "public_url=" + address,
                "rate_limit_per_user=0",
                "rate_limit_per_channel=0",
                "network_sample_data=true",
                "weather_sample_data=true"));
        for (StandIn service : services) {
            service.follow(address);
            service.settings().forEach((key, value) -> settings.add(key + "=" + value));
        }
        home = HostProcess.home(folder.resolve("home"), settings.toArray(String[]::new));
        StandIns.enterTokens(home);
        for (String type : List.of("organization", "channel", "user")) {
            shipmate("", "grants", "add", "--command", "*", "--type", type, "--value", "*", "--home", home.toString());
        }
        host = HostProcess.start(home);
    }

    @AfterEach
    void stop() {
        host.close();
        services.forEach(StandIn::close);
    }

    @Test
    @DisplayName("No class loader is left of plugins that are gone")
    void nothingIsLeftOfPluginsThatAreGone() throws Exception {
        Path plugins = home.resolve("plugins");
        Path aside = Files.createDirectories(home.resolve("aside"));
        List<String> running = running();
        assertTrue(running.size() >= services.size() + 3, running.toString());
        List<String> jars;
        try (var files = Files.list(plugins)) {
            jars = files.map(file -> String.valueOf(file.getFileName())).toList();
        }
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            use();
            for (String jar : jars) {
                Files.move(plugins.resolve(jar), aside.resolve(jar));
            }
            await().atMost(PATIENCE).until(() -> running().isEmpty());
            awaitCollected();
            String memory = jcmd("VM.metaspace")
                    .lines()
                    .filter(line -> line.strip().startsWith("Both:"))
                    .findFirst()
                    .orElse("");
            System.out.println("Cycle " + cycle + ": no class loader of a plugin is left, "
                    + jcmd("Thread.print")
                            .lines()
                            .filter(line -> line.startsWith("\""))
                            .count() + " threads, metaspace"
                    + memory.replaceAll("\\s+", " "));
            for (String jar : jars) {
                Files.move(aside.resolve(jar), plugins.resolve(jar));
            }
            await().atMost(PATIENCE).until(() -> running().equals(running));
        }
        use();
        assertEquals(0, host.stop());
    }

    private void awaitCollected() throws Exception {
        try {
            await("collected").atMost(PATIENCE).until(() -> loaders() == 0);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "left:\n"
                            + of("plugin ", jcmd("VM.classloaders", "fold=false"))
                            + of("\"(plugin|connection)-", jcmd("Thread.print"))
                            + of("INFO|WARN|ERROR", host.log()),
                    e);
        }
    }

    private static String of(String pattern, String text) {
        return text.lines()
                .filter(line -> Pattern.compile(pattern).matcher(line).find())
                .reduce("", (all, line) -> all + line + "\n");
    }

    private void use() {
        for (StandIn service : services) {
            Watch ada = new Watch(service.person("ada", Place.ROOM));
            ada.types("network status ams01-edge-01").isShown("ams01-edge-01");
            ada.types("jokes topics").isShown("jokes");
        }
    }

    /** How many class loaders of plugins there are after the garbage was collected. */
    private long loaders() throws IOException, InterruptedException {
        jcmd("GC.run");
        return jcmd("VM.classloader_stats")
                .lines()
                .filter(line -> line.contains("PluginClassLoader"))
                .count();
    }

    private String jcmd(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(host.pid())));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private List<String> running() throws IOException {
        TreeSet<String> jars = new TreeSet<>();
        for (JsonNode plugin : new ObjectMapper()
                .readTree(shipmate("", "plugins", "--json", "--home", home.toString())
                        .out())) {
            if (plugin.path("state").asText().equals("running")
                    && !plugin.path("jar").asText().isEmpty()) {
                jars.add(plugin.path("jar").asText());
            }
        }
        return List.copyOf(jars);
    }
}
