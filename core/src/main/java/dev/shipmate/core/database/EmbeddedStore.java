package dev.shipmate.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
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

    private final HikariDataSource pool;
    private final StoreInternals internals = new StoreInternals();
    private final StatementGate gate = new StatementGate();
    private volatile @Nullable StoreWriter writer;

    EmbeddedStore(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Returns a connection to an open database. */
    Connection open() throws SQLException {
        Connection connection = pool.getConnection();
        Optional<Database> database = database(connection);
        if (database.isPresent() && isBroken(database.get())) {
            connection.close();
            end(database.get());
            connection = pool.getConnection();
        }
        // before H2 writes anything by itself
        store(connection).filter(MVStore::isPersistent).ifPresent(this::writer);
        return connection;
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

    /** Waits until enough of what changed is written, where much is not: in the midst of long transactions. */
    void relieve() {
        StoreWriter current = writer;
        if (current != null) {
            try {
                current.relieve();
            } catch (RoundException e) {
                throw refusal(e);
            }
        }
    }

    /** Copies what is committed into a zip file, while others go on to write. */
    void backUp(Path zip) {
        try (Connection connection = open()) {
            Optional<MVStore> store = store(connection).filter(MVStore::isPersistent);
            if (store.isEmpty()) {
                run(connection, "backup to '" + zip.toString().replace("'", "''") + "'");
            } else {
                writer(store.get()).backUp(zip);
            }
        } catch (SQLException | RoundException | IOException e) {
            throw new ConnectionException(new SQLException("the database cannot be copied to " + zip, "58030", e));
        }
    }

    /** Gathers what counts in the file, so that the room of what does not can be used again; does a little of it. */
    void tidy() {
        try (Connection connection = open()) {
            Optional<MVStore> store = store(connection);
            if (store.isPresent()) {
                writer(store.get()).tidy();
            }
        } catch (SQLException | MVStoreException e) {
            throw new ConnectionException(new SQLException("the file of the database cannot be tidied", "58030", e));
        }
    }

    StatementGate gate() {
        return gate;
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            writer.close();
        }
    }

    /** A database that was opened again has another store: what was committed to the one before is lost with it. */
    private StoreWriter writer(MVStore store) {
        StoreWriter current = writer;
        return current != null && current.isOf(store) ? current : newWriter(store);
    }

    private synchronized StoreWriter newWriter(MVStore store) {
        StoreWriter current = writer;
        if (current == null || !current.isOf(store)) {
            close();
            current = new StoreWriter(store, internals, gate);
            writer = current;
        }
        return current;
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
        return database(connection).map(Database::getStore).map(Store::getMvStore);
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
