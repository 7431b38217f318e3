package dev.shipmate.core.talk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.Host;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.database.DatabaseAddress;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.platform.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real host on a temporary home, with the lab platform and the bench command set. */
public final class HostBox implements AutoCloseable {

    /** Menus of 100, forms, edits. */
    public static final Limits RICH =
            Limits.of(100, 150).withForms().withEdits().withConnection();

    public final LabPlatform lab;
    public final BenchPlugin bench = new BenchPlugin();
    public final SettableClock clock;
    public final Host host;
    /** For what is done to the home when the host is closed. */
    public final HostOptions options;

    public HostBox(Path home, Limits limits, Map<String, String> settings) {
        this(home, limits, settings, new SettableClock());
    }

    /** Starts one that has more plugins. */
    public HostBox(Path home, Limits limits, Map<String, String> settings, SettableClock clock, Plugin... more) {
        this.lab = new LabPlatform(limits);
        this.clock = clock;
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "http_host", "127.0.0.1",
                "http_port", "0",
                "rate_limit_per_user", "0",
                "rate_limit_per_channel", "0",
                "enable_lab", "true"));
        if (TestDatabase.isPostgres()) {
            all.putAll(server(home));
        }
        all.putAll(settings);
        List<Plugin> plugins = new ArrayList<>(List.of(new LabPlugin(lab), bench));
        plugins.addAll(List.of(more));
        this.options = new HostOptions(home, home.resolve("plugins"), true, all, Map.of(), plugins, clock);
        this.host = Host.start(options);
    }

    /** The database of a home on the server, which stays the same when the host is started again. */
    private static Map<String, String> server(Path home) {
        try {
            Path kept = home.resolve("test-database");
            if (Files.notExists(kept)) {
                DatabaseAddress fresh = TestDatabase.address();
                Files.createDirectories(home);
                Files.write(kept, List.of(fresh.url(), fresh.user(), fresh.password()));
            }
            List<String> lines = Files.readAllLines(kept);
            return Map.of(
                    "database_url", lines.get(0),
                    "database_user", lines.get(1),
                    "database_password", lines.get(2),
                    "secret_key", "0123456789abcdef".repeat(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Grants everything to everybody. */
    public HostBox open() {
        for (String type : List.of("organization", "channel", "user")) {
            grant("*", "*", type, "*");
        }
        return this;
    }

    public void grant(String command, String subcommand, String type, String value) {
        host.run(
                "grants.add",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("command", command)
                        .put("subcommand", subcommand)
                        .put("grant_type", type)
                        .put("value", value),
                new Author("test", "cli", "1"));
    }

    public void revokeAll() {
        host.database().jdbi().useHandle(handle -> handle.execute("delete from access_grant"));
    }

    /** Returns the command log, oldest first. */
    public List<LogEntry> log() {
        List<LogEntry> rows = new ArrayList<>(
                new CommandLog(host.database().jdbi()).list(Search.first(100)).rows());
        Collections.reverse(rows);
        return rows;
    }

    /** Returns how many rows of the command log are like this, in words of SQL. */
    public int count(String condition) {
        return host.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from command_log where " + condition)
                        .mapTo(int.class)
                        .one());
    }

    public User ada() {
        return new User(this, "T1", "C1", "ada");
    }

    @Override
    public void close() {
        bench.gate.countDown();
        host.close();
    }
}
