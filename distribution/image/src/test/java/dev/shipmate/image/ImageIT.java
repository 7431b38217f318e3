package dev.shipmate.image;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes the image on a base that is made of this machine, and runs the host in its tree. */
class ImageIT {

    private static final Pattern READY = Pattern.compile("ready at (http://[0-9.]+:[0-9]+)");
    private static final Instant TIME = Instant.parse(System.getProperty("shipmate.time"));

    @TempDir
    private static Path folder;

    private static Path image;
    private static ImageTree tree;

    @BeforeAll
    static void write() throws Exception {
        Path base = new LocalBase(Files.createDirectory(folder.resolve("base"))).write();
        image = written(base, "image.tar");
        assertEquals(-1, Files.mismatch(image, written(base, "again.tar")), "not the same bytes");
        tree = ImageTree.unpacked(image, folder);
    }

    @Test
    void itsConfigurationSaysHowToRunIt() {
        JsonNode config = tree.config().path("config");
        assertEquals("10001:10001", config.path("User").asText());
        assertEquals(List.of("/opt/shipmate/bin/shipmate"), tree.texts("Entrypoint"));
        assertEquals(List.of("start"), tree.texts("Cmd"));
        assertTrue(tree.texts("Env").contains("SHIPMATE_HOME=/var/lib/shipmate"));
        assertTrue(tree.texts("Env").contains("JAVA_HOME=" + LocalBase.JAVA_HOME), "the base's own");
        assertEquals(Set.of("/var/lib/shipmate"), names(config.path("Volumes")));
        assertEquals(Set.of("8080/tcp"), names(config.path("ExposedPorts")));
        assertEquals(
                System.getProperty("shipmate.version"),
                config.path("Labels").path("org.opencontainers.image.version").asText());
        assertTrue(config.path("StopSignal").isMissingNode(), "SIGTERM, which the host ends by, is the default");
        assertEquals(TIME, Instant.parse(tree.config().path("created").asText()));
    }

    @Test
    void itsTreeIsTheDistributionAndNobodyCanChangeIt() throws IOException {
        assertFalse(Files.exists(tree.root().resolve(LocalBase.TAKEN_AWAY)), "a whiteout counts");
        Path home = Path.of(System.getProperty("shipmate.home"));
        for (String part : List.of("lib", "plugins", "bin")) {
            try (Stream<Path> files = Files.walk(home.resolve(part))) {
                for (Path file : files.toList()) {
                    Path there = tree.resolve("/opt/shipmate").resolve(home.relativize(file));
                    boolean isRun = part.equals("bin") || Files.isDirectory(file);
                    assertEquals(
                            isRun ? "rwxr-xr-x" : "rw-r--r--",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(there)),
                            there.toString());
                    assertEquals(TIME, Files.getLastModifiedTime(there).toInstant(), there.toString());
                    assertTrue(Files.isDirectory(file) || Files.mismatch(file, there) < 0, there.toString());
                }
            }
        }
        assertFalse(Files.exists(tree.resolve("/opt/shipmate/data")));
    }

    @Test
    void theHostRunsOnItsReadOnlyTree() throws Exception {
        Path volume = Files.createDirectories(folder.resolve("volume"));
        Path settings = Files.createDirectories(volume.resolve("conf"));
        Files.writeString(
                settings.resolve("plugins.properties"),
                "http_host = 127.0.0.1\nhttp_port = 0\nenable_console = true\n");
        Container container = new Container(tree, volume, settings, Container.canIsolate());
        if (container.isIsolated()) {
            String user = tree.config().path("config").path("User").asText();
            assertEquals(
                    0,
                    new ProcessBuilder("chown", user, volume.toString()).start().waitFor());
        }
        Path log = folder.resolve("host.log");
        Process host = container.start(log, tree.texts("Cmd"));
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> READY.matcher(Files.readString(log)).find() || !host.isAlive());
            Matcher ready = READY.matcher(Files.readString(log));
            assertTrue(ready.find(), Files.readString(log));
            var health = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(ready.group(1) + "/health/"))
                                    .build(),
                            BodyHandlers.ofString());
            assertEquals(200, health.statusCode());
            assertTrue(health.body().contains("\"ready\":true"), health.body());

            for (String[] grant : new String[][] {{"organization", "console"}, {"channel", "shell"}, {"user", "ada"}}) {
                container.output("", "grants", "add", "--command", "jokes", "--type", grant[0], "--value", grant[1]);
            }
            // Not a joke, which chance chooses: what every run prints.
            String topics = container.output("jokes topics\n", "shell", "--user", "ada");
            assertTrue(topics.contains("jokes tell devops"), topics);
            host.destroy();
            assertTrue(host.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, host.exitValue(), Files.readString(log));
            assertTrue(Files.exists(volume.resolve("data/shipmate.mv.db")));
        } finally {
            host.destroyForcibly();
        }
    }

    private static Path written(Path base, String name) throws Exception {
        Path file = folder.resolve(name);
        new ImageFile(
                        Path.of(System.getProperty("shipmate.home")),
                        System.getProperty("shipmate.version"),
                        TIME,
                        "tar://" + base,
                        "amd64")
                .write(file);
        return file;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
