package dev.shipmate.distribution;

import dev.shipmate.core.database.DatabaseAddress;
import dev.shipmate.distribution.micro.AccessBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much longer an access decision takes among a million grants than among ten. */
final class AccessRow implements Row {

    private static final int FEW = 10;
    private static final int MANY = 1_000_000;
    private static final double TARGET = 1.5;

    @Override
    public String name() {
        return "access";
    }

    @Override
    public List<Finding> measure(Bench bench) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(measure(bench, "H2", embedded(bench), embedded(bench)));
        findings.addAll(measure(bench, "PostgreSQL", bench.postgresql(), bench.postgresql()));
        return findings;
    }

    private List<Finding> measure(Bench bench, String database, HostDatabase few, HostDatabase many) {
        List<Double> ofFew = new ArrayList<>();
        List<Double> ofMany = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < bench.options().rounds(); round++) {
            ofFew.add(microseconds(bench, few, FEW));
            ofMany.add(microseconds(bench, many, MANY));
            ratios.add(ofMany.get(round) / ofFew.get(round));
        }
        String what = "access decision with 1,000,000 grants over with 10, " + database;
        return List.of(
                Finding.atMost(name(), what, TARGET, Spread.of(ratios), "%.2f", " ×"),
                Finding.plain(name(), "access decision with 10 grants, " + database, Spread.of(ofFew), "%.0f", " µs"),
                Finding.plain(
                        name(),
                        "access decision with 1,000,000 grants, " + database,
                        Spread.of(ofMany),
                        "%.0f",
                        " µs"));
    }

    private static double microseconds(Bench bench, HostDatabase database, int grants) {
        Map<String, String> parameters = Map.of(
                "url", database.url(),
                "user", database.user(),
                "password", database.password().isEmpty() ? "-" : database.password(),
                "grants", Integer.toString(grants));
        return bench.forks()
                .run(AccessBenchmark.class, parameters)
                .iterator()
                .next()
                .getPrimaryResult()
                .getScore();
    }

    /** As the host opens it: the address that tests read it with has not all of its options. */
    private static HostDatabase embedded(Bench bench) {
        DatabaseAddress address = DatabaseAddress.embedded(bench.folder("access"));
        return new HostDatabase(List.of(), address.url(), address.user(), address.password());
    }
}
