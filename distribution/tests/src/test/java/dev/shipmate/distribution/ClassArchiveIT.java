package dev.shipmate.distribution;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archive of classes that a start makes: the next one uses it, and without it, or with a bad one, all is the same but slower. */
class ClassArchiveIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    static List<Path> javas() {
        return Javas.all();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void theFirstStartMakesIt(Path java) throws Exception {
        Path home = HostProcess.home(folder.resolve("home"), "http_host=127.0.0.1", "http_port=0");
        try (HostProcess host = start(home, java, "on", "first")) {
            await().atMost(PATIENCE).until(() -> !archives(home).isEmpty());
            assertEquals(0, host.stop());
            assertFalse(isMapped(home, "first"));
        }
        Path archive = archives(home).get(0);
        assertEquals(List.of(archive), files(home), "something is left of making it");

        try (HostProcess host = start(home, java, "on", "second")) {
            assertTrue(isMapped(home, "second"));
            assertEquals(0, host.stop());
            assertFalse(host.log().contains("[warning]"), host.log());
        }
        Process verb = shipmate(home, java, "on", "verb", "nodes").start();
        assertTrue(verb.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, verb.exitValue());
        assertTrue(isMapped(home, "verb"));

        try (HostProcess host = start(home, java, "off", "off")) {
            assertFalse(isMapped(home, "off"));
            assertEquals(0, host.stop());
        }
        // a bad disk
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        try (FileChannel bytes = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            bytes.write(ByteBuffer.wrap(new byte[64 * 1024]), bytes.size() / 2);
        }
        try (HostProcess host = start(home, java, "on", "damaged")) {
            assertTrue(host.log().contains("is damaged"), host.log());
            assertFalse(isMapped(home, "damaged"));
            host.kill();
        }
    }

    @ParameterizedTest
    @MethodSource("javas")
    void aHostThatEndsBeforeItIsMadeLeavesNothing(Path java) throws IOException {
        Path home = HostProcess.home(folder.resolve("home"), "http_host=127.0.0.1", "http_port=0");
        try (HostProcess host = start(home, java, "on", "first")) {
            assertEquals(1, files(home).size());
            try (HostProcess second =
                    HostProcess.run(home, Map.of("SHIPMATE_CDS", "on"), "start", "--home", home.toString())) {
                assertEquals(1, second.ended(), second.log());
            }
            assertEquals(1, files(home).size());
            assertEquals(0, host.stop());
        }
        assertEquals(List.of(), files(home));
    }

    private HostProcess start(Path home, Path java, String archives, String log) {
        HostProcess host =
                HostProcess.run(home, environment(home, java, archives, log), "start", "--home", home.toString());
        host.address();
        return host;
    }

    private ProcessBuilder shipmate(Path home, Path java, String archives, String log, String verb) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("shipmate.home"), "bin/shipmate").toString(),
                verb,
                "--home",
                home.toString());
        builder.environment().putAll(environment(home, java, archives, log));
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("verb.out").toFile());
    }

    private static Map<String, String> environment(Path home, Path java, String archives, String log) {
        return Map.of(
                "JAVA_HOME",
                java.toString(),
                "JAVA_OPTS",
                "-Dshipmate.classes.nice=0 -Xlog:class+load:file=" + home.resolve(log + ".classes"),
                "SHIPMATE_CDS",
                archives);
    }

    /** Whether a class of ours came out of the archive, as Java's own log says. */
    private static boolean isMapped(Path home, String log) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve(log + ".classes"))) {
            return lines.filter(line -> line.contains("dev.shipmate.core.cli.Main "))
                    .anyMatch(line -> line.contains("shared objects file"));
        }
    }

    private static List<Path> archives(Path home) {
        return files(home).stream()
                .filter(file ->
                        file.toString().endsWith(".jsa") && !file.toString().contains(".list"))
                .toList();
    }

    private static List<Path> files(Path home) {
        try (Stream<Path> files = Files.list(home.resolve("data/classes"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
