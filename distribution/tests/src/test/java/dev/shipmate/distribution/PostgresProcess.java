package dev.shipmate.distribution;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of the tests' own, which keeps what it commits also when it is killed, and which can be stopped and
 * started again on the same port.
 */
final class PostgresProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres first;
    private final Path data;
    private final String url;
    private @Nullable Process again;

    PostgresProcess(Path folder) {
        this.data = folder.resolve("postgresql").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            this.first = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.url = "jdbc:postgresql://localhost:" + first.getPort() + "/";
        require("fsync");
        require("synchronous_commit");
    }

    /** Makes a database on it. */
    HostDatabase database(String name) {
        execute("create database " + name + " encoding 'UTF8' template template0");
        return HostDatabase.postgresql(url + name, "postgres", "postgres");
    }

    /** Ends it at once, as a crash does. */
    void kill() throws InterruptedException {
        long pid = pid();
        signal("-QUIT", pid);
        while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            Thread.sleep(50);
        }
    }

    /** Starts it again with what it was started with. */
    void start() throws InterruptedException {
        try {
            String options = Files.readString(data.resolve("postmaster.opts")).strip();
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                // it refuses to run as root, so it gets a name space in which it is nobody
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(List.of("sh", "-c", "exec " + options));
            again = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolveSibling("postgresql.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "PostgreSQL did not come back: see " + data.resolveSibling("postgresql.log"));
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        try {
            if (again != null) {
                signal("-INT", pid());
                again.waitFor(30, TimeUnit.SECONDS);
            } else {
                first.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url + "postgres", "postgres", "postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void require(String setting) {
        try (Connection connection = DriverManager.getConnection(url + "postgres", "postgres", "postgres");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            if (!rows.next() || !rows.getString(1).equals("on")) {
                throw new IllegalStateException("this PostgreSQL forgets: " + setting + " is not on");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url + "postgres", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, long pid) throws InterruptedException {
        try {
            new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
