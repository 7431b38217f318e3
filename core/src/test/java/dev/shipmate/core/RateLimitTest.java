package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the commands of somebody who sends too many. */
@Tag("database")
class RateLimitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    @Test
    void a_flood_is_logged_whole_answered_once_and_harms_nobody_else() {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of("rate_limit_per_user", "2")).open()) {
            User ada = box.ada();
            for (int i = 0; i < 40; i++) {
                assertEquals(200, ada.posts("d" + i, "bench plain"));
            }
            await().atMost(PATIENCE).until(() -> ended(box, Status.BLOCKED) + ended(box, Status.SUCCEEDED) == 40);
            assertEquals(2, ended(box, Status.SUCCEEDED), "the next one may come after half a minute");
            assertEquals(2, box.bench.runs.get());
            User bob = new User(box, "T1", "C1", "bob");
            bob.says("bench plain");
            await().atMost(PATIENCE).until(() -> isTold(box, "bob", "hello", 1));
            await().atMost(PATIENCE).until(() -> isTold(box, "ada", "hello", 2));
            await().atMost(PATIENCE).until(() -> isTold(box, "ada", "more than 2 commands", 1));
            assertTrue(box.lab.sent.stream()
                    .filter(sent -> sent.message().toString().contains("more than 2"))
                    .allMatch(sent -> sent.message().isPrivate()));
            assertEquals(200, ada.posts("d39", "bench plain"), "a repeat is no command");
            await().atMost(PATIENCE).until(() -> openDeliveries(box) == 0);
            assertEquals(4, box.lab.sent.size());
            assertEquals(41, box.log().size());
            box.clock.advance(Duration.ofSeconds(31));
            ada.posts("later", "bench plain");
            await().atMost(PATIENCE)
                    .until(() -> ended(box, Status.SUCCEEDED) == box.bench.runs.get()
                            && box.log().size() == 42);
        }
    }

    @Test
    void a_channel_has_a_limit_too_and_the_log_says_which_it_was() {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of("rate_limit_per_channel", "2")).open()) {
            for (String user : List.of("ada", "bob", "cyd")) {
                new User(box, "T1", "C1", user).says("bench plain");
            }
            await().atMost(PATIENCE)
                    .until(() -> ended(box, Status.BLOCKED) == 1 && box.log().size() == 3);
            LogEntry blocked = box.log().stream()
                    .filter(row -> row.ending() != null && row.ending().status() == Status.BLOCKED)
                    .findFirst()
                    .orElseThrow();
            assertNotNull(blocked.ending());
            assertEquals(
                    "more than 2 commands a minute from one channel",
                    blocked.ending().details());
            new User(box, "T1", "C2", "ada").says("bench plain");
            await().atMost(PATIENCE).until(() -> box.bench.runs.get() == 3);
        }
    }

    private static boolean isTold(HostBox box, String user, String words, int times) {
        return box.lab.sent.stream()
                        .filter(sent -> sent.origin().userId().equals(user)
                                && sent.message().toString().contains(words))
                        .count()
                == times;
    }

    private static long ended(HostBox box, Status status) {
        return box.log().stream()
                .filter(row -> row.ending() != null && row.ending().status() == status)
                .count();
    }

    private static int openDeliveries(HostBox box) {
        return box.host
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from delivery where state <> 'done'")
                        .mapTo(Integer.class)
                        .one());
    }
}
