package dev.shipmate.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL: one that starts for the tests and ends with them, or the one that
 * {@code -Dtest.database_url=jdbc:postgresql://…} names, with {@code -Dtest.database_user} and
 * {@code -Dtest.database_password}, where this machine lets none start. The embedded one is fast and forgets when it is
 * killed: what is durable is not tested on it.
 */
public final class PostgresServer {

    private static final String URL = System.getProperty("test.database_url", "");
    private static final String TEMPLATE = "shipmate_template";

    /** No test has as many at once. */
    private static final int MOST_KEPT = 20;

    private final DatabaseAddress administration;
    private final AtomicInteger number = new AtomicInteger();
    private final String run =
            "shipmate_" + Long.toString(ProcessHandle.current().pid(), 36) + "_";

    private final Queue<String> made = new ArrayDeque<>();

    /** Started when the first test wants it. */
    private static final class Holder {
        private static final PostgresServer SERVER = new PostgresServer();
    }

    private PostgresServer() {
        this.administration = URL.isEmpty()
                ? embedded()
                : new DatabaseAddress(
                        URL,
                        System.getProperty("test.database_user", "postgres"),
                        System.getProperty("test.database_password", ""));
        String template = template();
        execute("create database " + template + " encoding 'UTF8' template template0");
        Database.open(named(template)).close();
    }

    /** Returns the one that all tests of this run share. */
    public static PostgresServer shared() {
        return Holder.SERVER;
    }

    /** Returns the address of a new database with all tables. */
    public DatabaseAddress fresh() {
        String name = newName();
        // by files: to log each page takes three times as long
        execute("create database " + name + " template " + template() + " strategy file_copy");
        return named(name);
    }

    /** Returns the address of a new database without any table. */
    public DatabaseAddress empty() {
        String name = newName();
        execute("create database " + name + " encoding 'UTF8' template template0");
        return named(name);
    }

    /** Cuts all connections to a database and lets nobody connect to it any more. */
    public void cut(DatabaseAddress address) {
        String name = address.url().substring(address.url().lastIndexOf('/') + 1);
        execute("alter database " + name + " allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    /** Lets everybody connect again. */
    public void mend(DatabaseAddress address) {
        String name = address.url().substring(address.url().lastIndexOf('/') + 1);
        execute("alter database " + name + " allow_connections true");
    }

    /** Drops what tests before have left: to delete hundreds of databases at the end takes longer than a test run is given. */
    private synchronized String newName() {
        String name = run + number.incrementAndGet();
        made.add(name);
        if (made.size() > MOST_KEPT) {
            execute("drop database if exists " + made.remove() + " with (force)");
        }
        return name;
    }

    private String template() {
        return run + TEMPLATE;
    }

    private DatabaseAddress named(String database) {
        int options = administration.url().indexOf('?');
        String place = options < 0 ? administration.url() : administration.url().substring(0, options);
        return new DatabaseAddress(
                place.substring(0, place.lastIndexOf('/') + 1) + database,
                administration.user(),
                administration.password());
    }

    private synchronized void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        administration.url(), administration.user(), administration.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL of the tests refused: " + sql, e);
        }
    }

    private static DatabaseAddress embedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "300")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "end-of-postgresql"));
            return new DatabaseAddress(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres");
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "no PostgreSQL can be started here: name a running one by -Dtest.database_url=jdbc:postgresql://…",
                    e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
