package dev.shipmate.core.database;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands are interrupted when they are cancelled or run out of time, whatever they are doing then. */
class InterruptedThreadsTest {

    @TempDir
    Path folder;

    @Test
    void a_thread_that_is_interrupted_while_it_writes_leaves_the_database_to_the_others() throws InterruptedException {
        try (Database database = Database.open(DatabaseAddress.embedded(folder))) {
            for (int i = 0; i < 50; i++) {
                Thread writer = new Thread(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        write(database);
                    }
                    write(database);
                });
                writer.setUncaughtExceptionHandler((thread, thrown) -> {});
                writer.start();
                write(database);
                writer.interrupt();
                writer.join();
                write(database);
            }
            database.sync();
        }
        try (Database database = Database.open(DatabaseAddress.embedded(folder))) {
            int rows = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from delivery")
                            .mapTo(Integer.class)
                            .one());
            assertTrue(rows >= 100, rows + " rows");
        }
    }

    private static void write(Database database) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into delivery (platform, delivery_id, inbound, state, received_at)"
                                + " values ('lab', ?, ?, 'accepted', now())",
                        UUID.randomUUID().toString(),
                        "x".repeat(10_000)));
    }
}
