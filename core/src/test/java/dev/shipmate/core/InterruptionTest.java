package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.log.Ending;
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

/** What becomes of commands when their host stops while they run, and of what it cannot read when it starts. */
@Tag("database")
class InterruptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private HostBox box() {
        return new HostBox(home, HostBox.RICH, Map.of());
    }

    @Test
    void a_command_that_outlives_the_patience_of_a_stopping_host_is_interrupted_and_its_user_is_told_once()
            throws InterruptedException {
        try (HostBox box = box().open()) {
            box.ada().says("bench blocks");
            await().atMost(PATIENCE).until(() -> !box.log().isEmpty());
            stop(box);
            assertEquals(List.of(), box.lab.sent);
        }
        try (HostBox box = box()) {
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 1);
            assertTrue(
                    box.lab.sent.get(0).message().toString().contains("stopped while this was running: bench blocks"));
            await().atMost(PATIENCE).until(() -> box.log().get(0).isDelivered());
            assertEquals(1, box.log().size());
            assertEquals(Status.INTERRUPTED, ending(box.log().get(0)).status());
        }
        try (HostBox box = box()) {
            User ada = box.ada();
            ada.says("bench plain").isTold("hello");
            assertEquals(1, box.lab.sent.size());
        }
    }

    @Test
    void what_had_not_begun_when_the_host_stopped_is_run_by_the_next() throws InterruptedException {
        try (HostBox box = box().open()) {
            User ada = box.ada();
            for (int i = 0; i < 8; i++) {
                ada.says("bench blocks");
            }
            await().atMost(PATIENCE).until(() -> box.log().size() == 8);
            ada.says("bench plain");
            await().atMost(PATIENCE).until(() -> box.host.runner().active().size() == 9);
            stop(box);
        }
        try (HostBox box = box()) {
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 9);
            assertEquals(1, box.bench.runs.get());
            assertEquals(
                    8,
                    box.log().stream()
                            .filter(row -> ending(row).status() == Status.INTERRUPTED)
                            .count());
        }
    }

    @Test
    void a_delivery_that_cannot_be_read_keeps_neither_the_host_nor_the_others_from_starting() {
        try (HostBox box = box().open()) {
            box.host
                    .database()
                    .jdbi()
                    .useHandle(handle -> handle.execute("insert into delivery (platform, delivery_id, inbound, state,"
                            + " received_at) values ('lab', 'later', '{\"deliveryId\":\"later\",\"kind\":\"song\"}',"
                            + " 'accepted', now()), ('lab', 'odd', 'no json', 'begun', now()),"
                            + " ('lab', 'new', '{\"deliveryId\":\"new\",\"kind\":\"line\",\"text\":\"x\"}', 'sung',"
                            + " now())"));
            box.host
                    .database()
                    .jdbi()
                    .useHandle(handle -> handle.execute(
                            "insert into delivery (platform, delivery_id, inbound, state, received_at) values ('lab',"
                                    + " 'good', '{\"deliveryId\":\"good\",\"kind\":\"line\",\"text\":\"shipmate version\","
                                    + "\"origin\":{\"platform\":\"lab\",\"replyTo\":\"\"}}', 'accepted', now())"));
        }
        try (HostBox box = box()) {
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 1);
            assertTrue(box.lab.sent.get(0).message().toString().startsWith("Shipmate "));
        }
    }

    @Test
    void a_running_command_has_a_row_without_an_ending() {
        try (HostBox box = box().open()) {
            box.ada().says("bench blocks");
            await().atMost(PATIENCE).until(() -> !box.log().isEmpty());
            assertNull(box.log().get(0).ending());
        }
    }

    /** Closes the host, whose clock says that the time is up as soon as it waits for its commands. */
    private static void stop(HostBox box) throws InterruptedException {
        Thread closing = new Thread(box.host::close);
        closing.start();
        await().atMost(PATIENCE).until(() -> {
            box.clock.advance(Duration.ofMinutes(1));
            return !closing.isAlive();
        });
        closing.join();
    }

    private static Ending ending(LogEntry row) {
        assertNotNull(row.ending());
        return row.ending();
    }
}
