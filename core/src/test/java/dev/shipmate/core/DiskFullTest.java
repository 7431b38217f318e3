package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shipmate.core.admin.Browser;
import dev.shipmate.core.cli.Typed;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full under a running host, on a small file system of its own; only root may make one. */
@Timeout(120)
class DiskFullTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] ADD = {"grants", "add", "--command", "bench", "--type", "user", "--value", "bob"};
    private static final int SIZE_MB = 48;

    @TempDir
    private Path place;

    private Path disk;
    private boolean isMounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(place.resolve("disk"));
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MB + "m", "tmpfs", disk.toString()) == 0;
        assumeTrue(isMounted, "this user may not mount a file system");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (isMounted) {
            assertEquals(0, run("umount", "-l", disk.toString()));
        }
    }

    @Test
    void the_platform_is_asked_to_send_again_and_all_goes_on_when_there_is_space() throws IOException {
        try (HostBox box = new HostBox(disk, HostBox.RICH, Map.of()).open()) {
            User ada = box.ada();
            Browser browser = new Browser(box.host.port());
            ada.says("bench plain").isTold("hello");
            assertTrue(browser.get("/health/").body().contains("\"ready\":true"));

            fill();
            HttpResponse<String> refused = ada.post("line", "d1\nT1\nC1\nada\nbench plain", "open sesame");
            assertEquals(503, refused.statusCode());
            assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
            HttpResponse<String> health = browser.get("/health/");
            assertEquals(503, health.statusCode());
            assertTrue(health.body().contains("\"reason\":\"no space is left on the disk"), health.body());
            Typed add = Typed.on(disk, ADD);
            assertEquals(1, add.exit());
            assertEquals(
                    "shipmate: No space is left on the disk of the database. Nothing was changed. Try again when an"
                            + " administrator has seen to it.",
                    add.err().strip());

            Files.delete(disk.resolve("ballast"));
            await().atMost(PATIENCE).until(() -> ada.posts("d1", "bench plain") == 200);
            ada.isTold("hello 2");
            box.clock.advance(Duration.ofSeconds(6));
            assertTrue(browser.get("/health/").body().contains("\"ready\":true"));
            assertEquals(0, Typed.on(disk, ADD).exit());
            await().atMost(PATIENCE).until(() -> ended(box) == 2);
        }
    }

    @Test
    void what_was_acknowledged_before_the_disk_was_full_ends_once() throws IOException {
        try (HostBox box = new HostBox(disk, HostBox.RICH, Map.of()).open()) {
            User ada = box.ada();
            fill();
            try (RandomAccessFile ballast =
                    new RandomAccessFile(disk.resolve("ballast").toFile(), "rw")) {
                ballast.setLength(ballast.length() - 2_000_000);
            }
            String words = "x".repeat(3_000);
            int acknowledged = 0;
            while (acknowledged < 10_000 && ada.posts("a" + acknowledged, "bench rest " + words) == 200) {
                acknowledged++;
            }
            assertTrue(acknowledged > 10 && acknowledged < 10_000, acknowledged + " were acknowledged");

            Files.delete(disk.resolve("ballast"));
            int all = acknowledged + 1;
            await().atMost(PATIENCE).until(() -> ada.posts("a" + (all - 1), "bench rest " + words) == 200);
            await().atMost(PATIENCE).until(() -> count(box, "status = 'succeeded' and delivered") == all);
            assertEquals(all, count(box, "true"));
        }
    }

    private static int count(HostBox box, String which) {
        return box.host
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from command_log where " + which)
                        .mapTo(Integer.class)
                        .one());
    }

    private static int ended(HostBox box) {
        return (int) box.log().stream().filter(row -> row.ending() != null).count();
    }

    private void fill() throws IOException {
        try (OutputStream ballast = Files.newOutputStream(disk.resolve("ballast"))) {
            for (int i = 0; i <= SIZE_MB * 256; i++) {
                ballast.write(new byte[4_096]);
            }
        } catch (IOException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("No space left"), e.toString());
        }
    }

    private static int run(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
