package dev.shipmate.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.db.Store;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the embedded database again after it closed itself, as it does when the disk is full or faulty. Left alone, it
 * stays closed for as long as a single connection to it is open, and a pool always holds some.
 */
final class EmbeddedStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

    /** Pieces of the file of which less counts are gathered, in percent. */
    private static final int LEAST_FILLED = 50;

    /** How much is rewritten at once; commits wait so long, which is some milliseconds. */
    private static final int MOST_BYTES = 1 << 20;

    private final HikariDataSource pool;
    private final FileHeader header = new FileHeader();
    private @Nullable StoreWriter writer;
    private volatile long tidied = -1;

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

    /** Returns once what was flushed is on the disk itself, where a power cut cannot harm it. */
    void force() {
        try (Connection connection = open()) {
            Optional<MVStore> store = store(connection);
            if (store.isEmpty()) {
                run(connection, "checkpoint sync");
            } else if (store.get().isPersistent()) {
                writer(store.get()).force();
            }
        } catch (SQLException | RoundException e) {
            throw refusal(e);
        }
    }

    /** Returns once what was committed is with the operating system, where the death of this process cannot harm it. */
    void flush(Connection connection) {
        try {
            Optional<MVStore> store = store(connection);
            if (store.isEmpty()) {
                run(connection, "checkpoint");
            } else if (store.get().isPersistent()) {
                writer(store.get()).flush();
            }
        } catch (SQLException | RoundException e) {
            throw refusal(e);
        }
    }

    /**
     * Gathers what counts of the pieces of the file that hold little of it, so that their room can be used again.
     *
     * <p>That room is used {@code RETENTION_TIME} after it was given up: what took its place must be on the disk itself by then, or
     * a power cut would find neither. So the file is synchronized each time before.
     */
    void tidy() {
        try (Connection connection = open()) {
            Optional<MVStore> store = store(connection);
            if (store.isEmpty() || store.get().getCurrentVersion() == tidied) {
                return;
            }
            store.get().sync();
            store.get().compact(LEAST_FILLED, MOST_BYTES);
            tidied = store.get().getCurrentVersion();
        } catch (SQLException | MVStoreException e) {
            throw new ConnectionException(new SQLException("the file of the database cannot be tidied", "58030", e));
        }
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            writer.close();
        }
    }

    /** A database that was opened again has another store: what was committed to the one before is lost with it. */
    private synchronized StoreWriter writer(MVStore store) {
        if (writer == null || !writer.isOf(store)) {
            close();
            writer = new StoreWriter(store, header);
        }
        return writer;
    }

    private static ConnectionException refusal(Exception cause) {
        return new ConnectionException(new SQLException("the disk does not take what was committed", "58030", cause));
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

    private static Optional<MVStore> store(Connection connection) throws SQLException {
        return database(connection).map(found -> found.getStore().getMvStore());
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
