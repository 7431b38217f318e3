package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of more commands in one channel than the host keeps in memory. */
@Tag("database")
class FloodTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 1_300;

    @TempDir
    private Path home;

    @Test
    void every_command_is_logged_once_and_every_reply_is_sent_in_the_end() {
        try (HostBox box = new HostBox(
                        home, HostBox.RICH, Map.of("rate_limit_per_user", "0", "rate_limit_per_channel", "0"))
                .open()) {
            CountDownLatch slow = new CountDownLatch(1);
            box.lab.gate = slow;
            User ada = box.ada();
            for (int i = 0; i < MANY; i++) {
                assertEquals(200, ada.posts("d" + i, "bench plain"));
            }
            await().atMost(PATIENCE).until(() -> box.count("status = 'succeeded'") == MANY);
            assertEquals(0, box.lab.sent.size());

            slow.countDown();

            await().atMost(PATIENCE).until(() -> box.count("delivered") == MANY);
            assertEquals(MANY, box.count("true"));
            assertEquals(MANY, box.lab.sent.size());
        }
    }
}
