package dev.shipmate.distribution;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a command waits for its acknowledgement and for its reply where 200 come in a second. */
final class LatencyRow implements Row {

    /** Commands a second. */
    static final int RATE = 200;

    /** So many that none is sent late for want of one. */
    static final int CONNECTIONS = 64;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public List<Finding> measure(Bench bench) {
        List<Finding> findings = new ArrayList<>();
        try (HostProcess h2 = bench.host("h2", List.of());
                HostProcess postgresql =
                        bench.host("postgresql", bench.postgresql().settings())) {
            List<Contender> contenders = List.of(
                    new Contender("H2", URI.create(h2.address()), true),
                    new Contender("PostgreSQL", URI.create(postgresql.address()), true));
            List<List<LoadResult>> results = List.of(new ArrayList<>(), new ArrayList<>());
            Duration length = Duration.ofSeconds(bench.options().seconds());
            for (int round = -1; round < bench.options().rounds(); round++) {
                for (int i = 0; i < contenders.size(); i++) {
                    LoadResult result = contenders.get(i).driver(bench).open(CONNECTIONS, RATE, length);
                    System.out.println(contenders.get(i).name() + ", " + RATE + "/s: " + result.line());
                    // the first is to warm up
                    if (round >= 0) {
                        results.get(i).add(result);
                    }
                }
            }
            for (int i = 0; i < contenders.size(); i++) {
                findings.addAll(findings(contenders.get(i).name(), results.get(i)));
            }
        }
        return findings;
    }

    private List<Finding> findings(String database, List<LoadResult> rounds) {
        String where = " at " + RATE + " commands/s, " + database;
        return List.of(
                Finding.atMost(name(), "acknowledgement p99" + where, 25, acknowledged(rounds, 99), "%.1f", " ms"),
                Finding.atMost(name(), "reply p99" + where, 75, replied(rounds, 99), "%.1f", " ms"),
                Finding.plain(name(), "acknowledgement p50" + where, acknowledged(rounds, 50), "%.1f", " ms"),
                Finding.plain(name(), "reply p50" + where, replied(rounds, 50), "%.1f", " ms"));
    }

    private static Spread acknowledged(List<LoadResult> rounds, double percentile) {
        return Spread.of(rounds.stream()
                .map(result -> LoadResult.milliseconds(result.acknowledgeTimes(), percentile))
                .toList());
    }

    private static Spread replied(List<LoadResult> rounds, double percentile) {
        return Spread.of(rounds.stream()
                .map(result -> LoadResult.milliseconds(result.replyTimes(), percentile))
                .toList());
    }
}
