package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.DatabaseAddress;
import dev.shipmate.core.database.PostgresServer;
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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of commands while the database cannot be reached. */
@Tag("database")
@EnabledIfSystemProperty(named = "test.database", matches = "postgresql")
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseAddress address = PostgresServer.shared().fresh();

    @TempDir
    private Path home;

    @Test
    void nothing_is_acknowledged_and_what_runs_is_kept_and_told_once_the_database_is_back() {
        try (HostBox box = new HostBox(
                        home,
                        HostBox.RICH,
                        Map.of(
                                "database_url", address.url(),
                                "database_user", address.user(),
                                "database_password", address.password(),
                                "secret_key", "key"))
                .open()) {
            User ada = box.ada();
            for (int i = 0; i < 8; i++) {
                ada.says("bench blocks");
            }
            await().atMost(PATIENCE).until(() -> box.log().size() == 8);
            ada.says("bench plain");
            await().atMost(PATIENCE).until(() -> box.host.runner().active().size() == 9);

            PostgresServer.shared().cut(address);
            assertEquals(503, ada.posts("d1", "bench plain"));
            box.bench.gate.countDown();
            await().atMost(PATIENCE).until(() -> box.host.runner().active().size() <= 1);
            assertEquals(List.of(), box.lab.sent);
            PostgresServer.shared().mend(address);

            await().atMost(PATIENCE).until(() -> ada.posts("d1", "bench plain") == 200);
            await().atMost(PATIENCE).until(() -> box.lab.sent.size() == 10);
            await().atMost(PATIENCE).until(() -> box.log().stream().allMatch(LogEntry::isDelivered));
            assertEquals(10, box.log().size());
            assertEquals(2, box.bench.runs.get());
            assertTrue(box.log().stream()
                    .allMatch(row -> row.ending() != null && row.ending().status() == Status.SUCCEEDED));
        }
    }
}
