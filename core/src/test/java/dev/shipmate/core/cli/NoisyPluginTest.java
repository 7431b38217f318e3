package dev.shipmate.core.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that prints, makes threads and ends the process, in a host of its own: what it does is said with its name. */
@Timeout(120)
class NoisyPluginTest {

    private static final String NOISY = """
            public String name() { return "noisy"; }
            public List<Command> commands(PluginContext context) {
                System.out.print("half a line, ");
                System.out.println("and the rest\u0007");
                new IllegalStateException("a fault of mine").printStackTrace();
                for (int i = 0; i < 3; i++) {
                    Thread mine = new Thread(() -> {
                        try {
                            while (!java.nio.file.Files.exists(java.nio.file.Path.of(System.getProperty("test.go")))) {
                                Thread.sleep(50);
                            }
                            System.exit(3);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                    mine.setDaemon(true);
                    mine.start();
                }
                return List.of();
            }
            """;

    @TempDir
    private Path home;

    @Test
    void what_it_prints_makes_and_ends_is_told_with_its_name() throws IOException, InterruptedException {
        PluginJar.named("noisy.jar").plugin("acme.Noisy", NOISY).in(home.resolve("plugins"));
        Path go = home.resolve("go");
        Path log = home.resolve("log");
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dtest.go=" + go,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "start",
                        "--http-host",
                        "127.0.0.1",
                        "--http-port",
                        "0",
                        "--home",
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(log).contains("Shipmate is ready"));
            JsonNode noisy = StreamSupport.stream(
                            Typed.on(home, "status", "--json").json().spliterator(), false)
                    .filter(row -> row.path("plugin").asText().equals("noisy"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(3, noisy.path("own_threads").asInt(), noisy.toString());
            Files.createFile(go);
            assertTrue(host.waitFor(60, TimeUnit.SECONDS));
        } finally {
            host.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log);
        assertTrue(has(lines, "plugin noisy prints: half a line, and the rest "), lines.toString());
        assertTrue(
                has(lines, "plugin noisy prints: java.lang.IllegalStateException: a fault of mine"), lines.toString());
        assertTrue(has(lines, "plugin noisy has called System.exit"), lines.toString());
        assertFalse(has(lines, "prints: Shipmate is ready"), "what the host prints is its own");
        assertEquals(1, host.exitValue(), "so that whoever starts services again does");
    }

    private static boolean has(List<String> lines, String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }
}
