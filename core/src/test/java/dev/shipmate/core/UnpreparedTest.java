package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.log.Ending;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.PlainText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that never come to run: whose plugin fails or is busy before its handler is called. */
class UnpreparedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    @Test
    @DisplayName("What a parser or a list of choices throws is an incident in reply and log (S19)")
    void what_a_parser_or_a_list_of_choices_throws_is_an_incident_in_reply_and_log() {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of()).open()) {
            User ada = box.ada();
            for (String line : new String[] {"bench unlisted", "bench unread x"}) {
                String told = PlainText.of(ada.says(line).isTold("incident"));
                assertFalse(told.contains("hunter2"), told);
                Ending ending = last(box);
                assertEquals(Status.ERRORED, ending.status());
                assertTrue(
                        told.contains(ending.incident()) && !ending.incident().isEmpty(), told);
                assertFalse(ending.details().contains("hunter2"), ending.details());
            }
        }
    }

    @Test
    void commands_wait_while_their_plugin_lists_choices_and_hold_up_no_other() {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of()).open()) {
            User ada = box.ada();
            for (int i = 0; i < 504; i++) {
                ada.types("bench hangs");
            }
            ada.types("bench plain");
            ada.says("shipmate version").isTold("Shipmate");
            assertEquals(0, box.bench.runs.get());
            box.bench.gate.countDown();
            await().atMost(PATIENCE).until(() -> box.lab.asked.size() == 504);
            await().atMost(PATIENCE).until(() -> box.bench.runs.get() == 1);
        }
    }

    @Test
    void commands_wait_while_their_plugin_runs_others_and_hold_up_no_other() {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of()).open()) {
            User ada = box.ada();
            for (int i = 0; i < 400; i++) {
                ada.types("bench blocks");
            }
            ada.says("shipmate version").isTold("Shipmate");
            await().atMost(PATIENCE).until(() -> box.host.runner().active().size() > 100);
            int inMemory = box.host.runner().active().size();
            assertTrue(inMemory < 208, inMemory + " are in memory");
            box.bench.gate.countDown();
            await().atMost(PATIENCE).until(() -> box.count("status = 'succeeded' and delivered") == 401);
        }
    }

    private static Ending last(HostBox box) {
        await().atMost(PATIENCE)
                .until(() -> box.log().stream().anyMatch(row -> row.ending() != null && row.isDelivered()));
        LogEntry row = box.log().get(box.log().size() - 1);
        assertNotNull(row.ending());
        return row.ending();
    }
}
