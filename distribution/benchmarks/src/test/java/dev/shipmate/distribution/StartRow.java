package dev.shipmate.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a start takes with all plugins that ship, by the host's own count and by the clock on the wall. */
final class StartRow implements Row {

    private static final Pattern READY = Pattern.compile("ready at .* after (\\d+) ms");
    private static final int WARM_UPS = 2;

    /** What two clocks said. */
    private record Start(double said, double wall) {}

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Finding> measure(Bench bench) throws IOException {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(measure(bench, 17, "with class-data sharing", 1.2));
        findings.addAll(measure(bench, 25, "with the AOT cache", 0.8));
        return findings;
    }

    private List<Finding> measure(Bench bench, int version, String how, double target) throws IOException {
        String what = "ready after start with all shipped plugins, JDK " + version + " " + how;
        Optional<Path> java = Jdk.of(version);
        if (java.isEmpty()) {
            return List.of(Finding.missing(
                    name(), what, "≤ " + target + " s", "no JDK " + version + " beside the one that runs this"));
        }
        List<Start> starts = new ArrayList<>();
        try (AllPlatforms platforms = new AllPlatforms()) {
            Path home = platforms.home(bench, "start" + version);
            ArchivedHost.prepare(home, java.get());
            for (int i = -WARM_UPS; i < bench.options().rounds(); i++) {
                Start start = start(home, java.get());
                System.out.println("JDK " + version + ": " + start);
                if (i >= 0) {
                    starts.add(start);
                }
            }
        }
        return List.of(
                Finding.atMost(
                        name(),
                        what,
                        target,
                        Spread.of(starts.stream().map(Start::said).toList()),
                        "%.2f",
                        " s"),
                Finding.plain(
                        name(),
                        what + ": from running bin/shipmate to the line that says so",
                        Spread.of(starts.stream().map(Start::wall).toList()),
                        "%.2f",
                        " s"));
    }

    private static Start start(Path home, Path java) {
        long begin = System.nanoTime();
        try (HostProcess host = ArchivedHost.run(home, java)) {
            Matcher ready = ArchivedHost.said(host, READY);
            double wall = (System.nanoTime() - begin) / 1e9;
            host.stop();
            return new Start(Long.parseLong(ready.group(1)) / 1e3, wall);
        }
    }
}
