package dev.shipmate.distribution;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How much memory a host with all plugins holds, a while after its start and under a steady load. */
final class MemoryRow implements Row {

    private static final int SETTLING_SECONDS = 20;
    private static final int LEAST_LOAD_SECONDS = 30;
    private static final int MOST_ROUNDS = 3;
    /** Of the kernel, which counts in 1,024. */
    private static final double KILOBYTE = 1024;

    private static final double MEGABYTE = 1e6;

    /** Megabytes of a process; those that it shares with others are in the first figure as a whole, in the second in part. */
    private record Resident(double rss, double pss) {

        static Resident of(long pid) throws IOException {
            double rss = 0;
            double pss = 0;
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
                String[] words = line.split("\\s+");
                if (words[0].equals("Rss:")) {
                    rss = Double.parseDouble(words[1]) * KILOBYTE / MEGABYTE;
                } else if (words[0].equals("Pss:")) {
                    pss = Double.parseDouble(words[1]) * KILOBYTE / MEGABYTE;
                }
            }
            return new Resident(rss, pss);
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Finding> measure(Bench bench) throws IOException, InterruptedException {
        List<Resident> idle = new ArrayList<>();
        List<Resident> loaded = new ArrayList<>();
        Duration load =
                Duration.ofSeconds(Math.max(LEAST_LOAD_SECONDS, bench.options().seconds()));
        try (AllPlatforms platforms = new AllPlatforms()) {
            Path home = platforms.home(bench, "memory");
            Path java = Path.of(System.getProperty("java.home"));
            ArchivedHost.prepare(home, java);
            for (int round = 0; round < Math.min(MOST_ROUNDS, bench.options().rounds()); round++) {
                try (HostProcess host = ArchivedHost.run(home, java)) {
                    host.address();
                    TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
                    idle.add(Resident.of(host.pid()));
                    new LoadDriver(URI.create(host.address()), bench.platform(), true)
                            .open(LatencyRow.CONNECTIONS, LatencyRow.RATE, load);
                    loaded.add(Resident.of(host.pid()));
                    System.out.println("memory: " + idle.get(round) + " " + loaded.get(round));
                }
            }
        }
        String under = "under " + LatencyRow.RATE + " commands/s, after " + load.toSeconds() + " s";
        return List.of(
                Finding.atMost(
                        name(),
                        "resident memory, idle with all plugins",
                        150,
                        spread(idle, Resident::rss),
                        "%.0f",
                        " MB"),
                Finding.atMost(name(), "resident memory, " + under, 200, spread(loaded, Resident::rss), "%.0f", " MB"),
                Finding.plain(name(), "its share (Pss), idle", spread(idle, Resident::pss), "%.0f", " MB"),
                Finding.plain(name(), "its share (Pss), " + under, spread(loaded, Resident::pss), "%.0f", " MB"));
    }

    private static Spread spread(List<Resident> all, ToDoubleFunction<Resident> of) {
        return Spread.of(all.stream().mapToDouble(of).boxed().toList());
    }
}
