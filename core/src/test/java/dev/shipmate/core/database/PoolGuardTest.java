package dev.shipmate.core.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolGuardTest {

    private static final SQLException REFUSED = new SQLException("connection refused", "08001");

    @Test
    void while_the_database_is_gone_only_one_caller_asks_for_it() throws SQLException {
        AtomicInteger asked = new AtomicInteger();
        PoolGuard guard = new PoolGuard(() -> {
            asked.incrementAndGet();
            throw new SQLTransientConnectionException("timed out", "08001", REFUSED);
        });
        for (int i = 0; i < 100; i++) {
            assertThrows(SQLTransientConnectionException.class, guard::openConnection);
        }
        assertEquals(1, asked.get());
    }

    @Test
    void a_pool_that_is_merely_busy_is_asked_by_everybody() throws SQLException {
        AtomicInteger asked = new AtomicInteger();
        PoolGuard guard = new PoolGuard(() -> {
            if (asked.incrementAndGet() <= 3) {
                throw new SQLTransientConnectionException("timed out: total=10, active=10");
            }
            return DriverManager.getConnection("jdbc:h2:mem:");
        });
        for (int i = 0; i < 3; i++) {
            assertThrows(SQLTransientConnectionException.class, guard::openConnection);
        }
        try (Connection connection = guard.openConnection()) {
            assertEquals(4, asked.get());
        }
    }

    @Test
    void a_fault_while_one_asks_whether_it_is_still_gone_keeps_nobody_from_asking_again() throws SQLException {
        AtomicInteger asked = new AtomicInteger();
        PoolGuard guard = new PoolGuard(() -> {
            switch (asked.incrementAndGet()) {
                case 1 -> throw new SQLTransientConnectionException("timed out", "08001", REFUSED);
                case 2 -> throw new IllegalStateException("a fault");
                default -> {
                    return DriverManager.getConnection("jdbc:h2:mem:");
                }
            }
        });
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(SQLTransientConnectionException.class)
                .until(() -> {
                    guard.openConnection().close();
                    return true;
                });
        assertEquals(3, asked.get());
    }

    @Test
    void an_outage_is_told_from_a_mistake_and_by_its_cause() {
        assertEquals(Optional.of("the database does not answer"), reason(new IllegalStateException(REFUSED)));
        assertEquals(
                Optional.of("no space is left on the disk of the database"),
                reason(new SQLException("closed", "90098", 90098, new IOException("No space left on device"))));
        assertEquals(Optional.of("the database does not answer"), reason(new SQLException("closed", "90098", 90098)));
        assertEquals(
                Optional.of("no space is left on the disk of the database"),
                reason(new SQLException("could not extend file", "53100")));
        assertEquals(Optional.of("the database cannot be written to"), reason(new SQLException("read only", "25006")));
        assertEquals(Optional.empty(), reason(new SQLException("duplicate key", "23505")));
        assertEquals(Optional.empty(), reason(new IllegalStateException("a bug")));
    }

    private static Optional<String> reason(Throwable thrown) {
        return Outage.of(thrown).map(Outage::reason);
    }
}
