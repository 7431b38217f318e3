package dev.shipmate.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.db.Store;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the embedded database again after it closed itself, as it does when the disk is full or faulty. Left alone, it
 * stays closed for as long as a single connection to it is open, and a pool always holds some.
 */
final class EmbeddedStore {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

    private final HikariDataSource pool;

    EmbeddedStore(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Returns a connection to an open database. */
    Connection open() throws SQLException {
        Connection connection = pool.getConnection();
        Optional<Database> database = database(connection);
        if (database.isEmpty() || !isBroken(database.get())) {
            return connection;
        }
        connection.close();
        end(database.get());
        return pool.getConnection();
    }

    /**
     * Returns once what was committed is on the disk. The statement that does it holds a lock for which a commit waits for
     * ever that finds the disk full.
     */
    void sync() {
        try (Connection connection = open()) {
            Optional<Database> database = database(connection);
            if (database.isPresent()) {
                database.get().getStore().sync();
            } else {
                run(connection, "checkpoint sync");
            }
        } catch (SQLException | MVStoreException e) {
            throw new ConnectionException(new SQLException("the disk does not take what was committed", "58030", e));
        }
    }

    /** Returns once what was committed is with the operating system, where the death of this process cannot harm it. */
    void flush(Connection connection) {
        try {
            Optional<Database> database = database(connection);
            if (database.isPresent()) {
                database.get().getStore().flush();
            } else {
                run(connection, "checkpoint");
            }
        } catch (SQLException | MVStoreException e) {
            throw new ConnectionException(new SQLException("the disk does not take what was committed", "58030", e));
        }
    }

    private synchronized void end(Database database) {
        // several threads find out at once; the first one ends it
        if (!database.isClosing()) {
            LOG.warn("the embedded database closed itself after a fault of the disk: it is opened again");
            database.shutdownImmediately();
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** Returns the database; nothing where it is in another process, which a URL can say. */
    private static Optional<Database> database(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                ? Optional.of(session.getDatabase())
                : Optional.empty();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isBroken(Database database) {
        Store store = database.getStore();
        return database.isClosing() || store == null || store.getMvStore().isClosed();
    }
}
