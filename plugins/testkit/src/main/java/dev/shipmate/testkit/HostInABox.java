package dev.shipmate.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.Host;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.spi.Plugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real host in this process, on a home of its own and a free port, with the plugins that are given to it. */
public final class HostInABox implements AutoCloseable {

    private final Host host;
    private final URI address;

    private HostInABox(Host host, URI address) {
        this.host = host;
        this.address = address;
    }

    /** Returns an address of this machine that nobody listens on. */
    public static URI freeAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts one.
     *
     * @param home an empty folder, or the home of one that was closed
     * @param address where it listens, from {@link #freeAddress}; it is its {@code public_url} too
     * @param settings lines of {@code plugins.properties}
     */
    public static HostInABox start(Path home, URI address, Map<String, String> settings, Plugin... plugins) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "http_host", "127.0.0.1",
                "http_port", String.valueOf(address.getPort()),
                "public_url", address.toString(),
                // the users of tests type faster than people
                "rate_limit_per_user", "0",
                "rate_limit_per_channel", "0"));
        all.putAll(settings);
        Host host = Host.start(new HostOptions(
                home, home.resolve("plugins"), true, all, Map.of(), List.of(plugins), Clock.systemUTC()));
        return new HostInABox(host, address);
    }

    /**
     * Starts one that does not listen: its users talk in the console.
     *
     * @param home an empty folder, or one with jars in {@code plugins/}, or the home of one that was closed
     * @param settings lines of {@code plugins.properties}
     */
    public static HostInABox quiet(Path home, Map<String, String> settings, Clock clock, Plugin... plugins) {
        Map<String, String> all = new LinkedHashMap<>(
                Map.of("enable_console", "true", "rate_limit_per_user", "0", "rate_limit_per_channel", "0"));
        all.putAll(settings);
        Host host = Host.start(
                new HostOptions(home, home.resolve("plugins"), false, all, Map.of(), List.of(plugins), clock));
        return new HostInABox(host, URI.create("http://127.0.0.1:0"));
    }

    /** Returns somebody who talks to it in the console. */
    public User user(String name) {
        return new User(name, () -> this);
    }

    /** Returns where it listens. */
    public URI address() {
        return address;
    }

    /** Returns the host itself. */
    public Host host() {
        return host;
    }

    /** Grants everything to everybody. */
    public HostInABox open() {
        for (String type : List.of("organization", "channel", "user")) {
            run(
                    "grants.add",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("command", "*")
                            .put("subcommand", "*")
                            .put("grant_type", type)
                            .put("value", "*"));
        }
        return this;
    }

    /** Does an operation as the command line would, and returns what it says. */
    public JsonNode run(String operation, JsonNode arguments) {
        return host.run(operation, arguments, new Author("test", "cli", "1"));
    }

    /** Returns the command log, oldest first. */
    public List<LogEntry> log() {
        List<LogEntry> rows = new ArrayList<>(
                new CommandLog(host.database().jdbi()).list(Search.first(100)).rows());
        Collections.reverse(rows);
        return rows;
    }

    @Override
    public void close() {
        host.close();
    }
}
