package dev.shipmate.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures all rows, or those that are asked for, and writes the results; ends with 1 where a row could not be measured. */
final class Benchmarks {

    private static final List<Row> ROWS = List.of(
            new SizeRow(),
            new StartRow(),
            new MemoryRow(),
            new LatencyRow(),
            new ThroughputRow(),
            new DropRow(),
            new AccessRow(),
            new MicroRow());

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BenchOptions options = BenchOptions.fromSystem();
        List<String> names = ROWS.stream().map(Row::name).toList();
        if (!names.containsAll(options.only())) {
            throw new IllegalArgumentException("-Donly=" + String.join(",", options.only()) + ": there are " + names);
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        Files.createDirectories(options.folder());
        List<Finding> findings = new ArrayList<>();
        boolean isWhole = true;
        try (Bench bench = new Bench(options)) {
            Machine machine = Machine.here(bench.flags());
            for (Row row : ROWS) {
                if (options.only().isEmpty() || options.only().contains(row.name())) {
                    isWhole &= measure(row, bench, findings);
                }
            }
            Path page = new Report(machine, options.rounds(), options.seconds(), findings).write(options.folder());
            System.out.println(Files.readString(page) + "\n" + page);
        }
        System.exit(isWhole ? 0 : 1);
    }

    /** A row that cannot be measured takes nothing from the others. */
    private static boolean measure(Row row, Bench bench, List<Finding> findings) throws InterruptedException {
        System.out.println("--- " + row.name());
        try {
            findings.addAll(row.measure(bench));
            return true;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            findings.add(Finding.missing(row.name(), row.name(), "–", String.valueOf(e.getMessage())));
            return false;
        }
    }
}
