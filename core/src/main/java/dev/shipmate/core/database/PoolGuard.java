package dev.shipmate.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the pool's connections. While the database is gone, one caller a second waits to find out whether it still is,
 * and all others learn at once that it is: else every thread of the host would wait for it in vain.
 */
final class PoolGuard implements ConnectionFactory {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Source source;
    private @Nullable SQLException failure;
    private long since;
    private boolean isTrying;

    /** Where the connections come from. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    PoolGuard(Source source) {
        this.source = source;
    }

    @Override
    public Connection openConnection() throws SQLException {
        requireHope();
        try {
            Connection connection = source.open();
            note(null);
            return connection;
        } catch (SQLException e) {
            // a busy pool that ran out of connections is no database that is gone
            note(e.getCause() != null && Outage.of(e.getCause()).isPresent() ? e : null);
            throw e;
        } catch (RuntimeException | Error e) {
            SQLException failed = new SQLTransientConnectionException("the database cannot be opened", "08001", e);
            note(failed);
            throw failed;
        }
    }

    private synchronized void requireHope() throws SQLException {
        if (failure == null) {
            return;
        }
        if (isTrying || System.nanoTime() - since < PAUSE) {
            throw new SQLTransientConnectionException("the database does not answer", "08001", failure);
        }
        isTrying = true;
    }

    private synchronized void note(@Nullable SQLException thrown) {
        isTrying = false;
        failure = thrown;
        since = System.nanoTime();
    }
}
