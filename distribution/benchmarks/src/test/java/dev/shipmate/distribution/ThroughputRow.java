package dev.shipmate.distribution;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How many signed commands a second the host acknowledges, beside a bare server and Bolt, in rounds with all of them in turn. */
final class ThroughputRow implements Row {

    private static final String BARE = "bare Javalin";
    private static final String BOLT = "Bolt on Jetty";
    private static final String H2 = "H2";
    private static final String POSTGRESQL = "PostgreSQL";
    private static final List<Integer> CONNECTIONS = List.of(16, 128);

    /** What the rounds gave, by contender and connections. */
    private final Map<String, List<LoadResult>> results = new HashMap<>();

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public List<Finding> measure(Bench bench) {
        try (HostProcess h2 = bench.host("h2", List.of());
                HostProcess postgresql =
                        bench.host("postgresql", bench.postgresql().settings());
                Peer bare = Peer.start(bench.flags(), bench.log("bare"), lib(), BareServer.class.getName());
                Peer bolt = bolt(bench)) {
            List<Contender> contenders = new ArrayList<>(List.of(
                    new Contender(BARE, bare.address(), false),
                    new Contender(H2, URI.create(h2.address()), true),
                    new Contender(BOLT, bolt.address(), false),
                    new Contender(POSTGRESQL, URI.create(postgresql.address()), true)));
            warmUp(bench, contenders);
            for (int round = 0; round < bench.options().rounds(); round++) {
                for (int connections : CONNECTIONS) {
                    for (Contender contender : contenders) {
                        round(bench, contender, connections);
                    }
                }
                // what drifts is not always to the same one's disadvantage
                Collections.reverse(contenders);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (int connections : CONNECTIONS) {
            findings.add(ratio(H2, BARE, connections, 0.50));
            findings.add(ratio(POSTGRESQL, BARE, connections, 0.40));
        }
        for (int connections : CONNECTIONS) {
            findings.add(ratio(H2, BOLT, connections, 1.0));
            findings.add(ratio(POSTGRESQL, BOLT, connections, 1.0));
        }
        for (int connections : CONNECTIONS) {
            for (String contender : List.of(BARE, BOLT, H2, POSTGRESQL)) {
                findings.addAll(plain(contender, connections));
            }
        }
        return findings;
    }

    private static void warmUp(Bench bench, List<Contender> contenders) {
        for (int connections : CONNECTIONS) {
            for (Contender contender : contenders) {
                contender
                        .driver(bench)
                        .closed(connections, Duration.ofSeconds(bench.options().seconds()));
            }
        }
    }

    private void round(Bench bench, Contender contender, int connections) {
        LoadResult result = contender
                .driver(bench)
                .closed(connections, Duration.ofSeconds(bench.options().seconds()));
        System.out.println(contender.name() + ", " + connections + " connections: " + result.line());
        requireRight(contender, result);
        results.computeIfAbsent(key(contender.name(), connections), any -> new ArrayList<>())
                .add(result);
    }

    /** A figure of a server that refuses, loses or repeats would be none. */
    private static void requireRight(Contender contender, LoadResult result) {
        boolean isAnswered = !contender.isReplying() || result.replied() == result.acknowledged();
        if (!result.refusals().isEmpty() || result.repeated() > 0 || !isAnswered) {
            throw new IllegalStateException(contender.name() + " did not answer each command once: " + result.line());
        }
    }

    private Finding ratio(String ours, String theirs, int connections, double target) {
        List<Double> ratios = new ArrayList<>();
        List<LoadResult> peers = of(theirs, connections);
        for (int i = 0; i < peers.size(); i++) {
            ratios.add(of(ours, connections).get(i).acknowledgedPerSecond()
                    / peers.get(i).acknowledgedPerSecond());
        }
        String what =
                "signed slash command, requests/s over " + theirs + ": " + ours + ", " + connections + " connections";
        return Finding.atLeast(name(), what, target, Spread.of(ratios), "%.2f", "");
    }

    private List<Finding> plain(String contender, int connections) {
        String what = contender + ", " + connections + " connections: ";
        List<LoadResult> rounds = of(contender, connections);
        List<Finding> findings = new ArrayList<>(List.of(
                Finding.plain(
                        name(),
                        what + "acknowledged",
                        spread(rounds, LoadResult::acknowledgedPerSecond),
                        "%,.0f",
                        "/s"),
                Finding.plain(
                        name(),
                        what + "acknowledgement p99",
                        spread(rounds, result -> LoadResult.milliseconds(result.acknowledgeTimes(), 99)),
                        "%.1f",
                        " ms")));
        if (rounds.get(0).replied() > 0) {
            findings.add(Finding.plain(
                    name(),
                    what + "acknowledged and replied to",
                    spread(rounds, LoadResult::repliedPerSecond),
                    "%,.0f",
                    "/s"));
            findings.add(Finding.plain(
                    name(),
                    what + "until the last reply after the last acknowledgement",
                    spread(rounds, result -> result.backlog().toMillis() / 1e3),
                    "%.2f",
                    " s"));
        }
        return findings;
    }

    private static Spread spread(List<LoadResult> rounds, ToDoubleFunction<LoadResult> of) {
        return Spread.of(rounds.stream().mapToDouble(of).boxed().toList());
    }

    private List<LoadResult> of(String contender, int connections) {
        return results.getOrDefault(key(contender, connections), List.of());
    }

    private static String key(String contender, int connections) {
        return contender + " " + connections;
    }

    private static Peer bolt(Bench bench) {
        Path target = bench.options().bolt();
        return Peer.start(
                bench.flags(),
                bench.log("bolt"),
                target.resolve("classes") + File.pathSeparator + target.resolve("lib/*"),
                "dev.shipmate.distribution.BoltServer",
                Integer.toString(AllPlatforms.freePort()),
                SignedCommands.PATH,
                SlackUser.SECRET);
    }

    /** What is compiled here, and the libraries of the distribution. */
    private static String lib() {
        Path here = Path.of(BareServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return here + File.pathSeparator + Path.of(System.getProperty("shipmate.home"), "lib/*");
    }
}
