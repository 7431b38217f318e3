package dev.shipmate.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Database;
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
        Database database = database(connection);
        if (!isBroken(database)) {
            return connection;
        }
        connection.close();
        end(database);
        return pool.getConnection();
    }

    /**
     * Returns once what was committed is on the disk. The statement that does it holds a lock for which a commit waits for
     * ever that finds the disk full.
     */
    void sync() {
        try (Connection connection = open()) {
            database(connection).getStore().sync();
        } catch (SQLException | MVStoreException e) {
            throw new ConnectionException(new SQLException("the disk does not take what was committed", "58030", e));
        }
    }

    /** Returns once what was committed is with the operating system, where the death of this process cannot harm it. */
    void flush(Connection connection) {
        try {
            database(connection).getStore().flush();
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

    private static Database database(Connection connection) throws SQLException {
        return ((org.h2.engine.SessionLocal)
                        connection.unwrap(JdbcConnection.class).getSession())
                .getDatabase();
    }

    private static boolean isBroken(Database database) {
        Store store = database.getStore();
        return database.isClosing() || store == null || store.getMvStore().isClosed();
    }
}
