package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hosts with all that is around them: homes, database, stand-in, load, writer of grants; and the books at the end. */
final class Rig implements AutoCloseable {

    private static final Duration SETTLING = Duration.ofSeconds(90);

    private final String run = "r" + UUID.randomUUID().toString().substring(0, 6);
    private final SlackStandIn slack = new SlackStandIn();
    private final List<Node> nodes = new ArrayList<>();
    private final HostDatabase database;
    private final @Nullable PostgresProcess server;
    private final Ledger ledger;
    private final Load load;
    private final GrantWriter grants;

    /**
     * Makes and starts it.
     *
     * @param hosts how many; more than one need a PostgreSQL
     * @param environment what hosts are started with
     */
    Rig(FaultOptions options, int hosts, Map<String, String> environment) {
        Path folder = options.folder().resolve(run).toAbsolutePath();
        this.ledger = new Ledger(folder.resolve("ledger.txt"));
        boolean isEmbedded = options.database().equals("h2");
        this.server = isEmbedded || !options.databaseUrl().isEmpty() ? null : new PostgresProcess(folder);
        this.database = server != null
                ? server.database("shipmate")
                : isEmbedded
                        ? HostDatabase.embedded(folder.resolve("node1"))
                        : HostDatabase.postgresql(
                                options.databaseUrl(), options.databaseUser(), options.databasePassword());
        String key = UUID.randomUUID().toString().replace("-", "") + "0123456789abcdef";
        for (int number = 1; number <= hosts; number++) {
            nodes.add(node(folder.resolve("node" + number), key, environment));
        }
        Balancer balancer = new Balancer(nodes);
        String token = administrate(nodes.get(0).home().toString());
        this.load = new Load(run, balancer, new Random(options.seed()));
        this.grants = new GrantWriter(run, balancer, nodes.get(0), token);
        nodes.forEach(Node::start);
        grants.start();
    }

    List<Node> nodes() {
        return nodes;
    }

    Load load() {
        return load;
    }

    /** Returns the PostgreSQL of this run. */
    PostgresProcess server() {
        if (server == null) {
            throw new IllegalStateException("this takes -Ddatabase=postgresql, and no -Ddatabase_url");
        }
        return server;
    }

    SlackStandIn slack() {
        return slack;
    }

    /** Waits until every user heard something, stops the hosts, and compares. */
    Books settle() throws InterruptedException, SQLException {
        grants.close();
        Set<String> acknowledged = load.acknowledged();
        Instant end = Instant.now().plus(SETTLING);
        while (!books().unheard(acknowledged).isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(500);
        }
        Thread.sleep(2_000);
        nodes.forEach(Node::stop);
        Books books = books();
        try (Tables tables = new Tables(database, run)) {
            books.compare(tables);
        }
        return books;
    }

    @Override
    public void close() {
        load.close();
        nodes.forEach(Node::close);
        slack.close();
        if (server != null) {
            server.close();
        }
    }

    private Books books() {
        return new Books(load, grants, ledger, slack.calls());
    }

    private Node node(Path home, String key, Map<String, String> environment) {
        int port = Node.freePort();
        List<String> settings = new ArrayList<>(List.of(
                "http_host=127.0.0.1",
                "http_port=" + port,
                "secret_key=" + key,
                "enable_slack=true",
                "rate_limit_per_user=0",
                "rate_limit_per_channel=0",
                "slack_api_token=xoxb-test",
                "slack_signing_secret=" + SlackUser.SECRET,
                "slack_api_url=" + slack.address()));
        settings.addAll(database.settings());
        HostProcess.home(home, settings.toArray(String[]::new));
        Path plugins = home.resolve("plugins");
        try (Stream<Path> jars = Files.list(plugins)) {
            // a start with the others takes longer and shows nothing
            for (Path jar : jars.filter(each -> !each.endsWith("slack.jar")).toList()) {
                Files.delete(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ledger.dropInto(plugins);
        return new Node(home, port, environment);
    }

    private static String administrate(String home) {
        for (String type : List.of("organization", "channel", "user")) {
            verb("", home, "grants", "add", "--command", "*", "--type", type, "--value", "*");
        }
        verb("a-long-password-of-the-harness\n", home, "users", "add", "harness", "--password-stdin");
        return verb("", home, "tokens", "add", "harness").strip();
    }

    private static String verb(String input, String home, String... words) {
        List<String> all = new ArrayList<>(List.of("--home", home));
        all.addAll(List.of(words));
        HostProcess.Ended ended = HostProcess.shipmate(input, all.toArray(String[]::new));
        if (ended.exit() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + ended.err());
        }
        return ended.out();
    }
}
