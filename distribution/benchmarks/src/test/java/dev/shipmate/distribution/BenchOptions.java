package dev.shipmate.distribution;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What was asked for on Maven's command line.
 *
 * @param folder where homes are made and the results are written
 * @param distribution the target folder of the distribution, with the archive
 * @param bolt the target folder of the server that Bolt is in
 * @param rounds how often each measurement is made, A and B in turn
 * @param seconds how long each load lasts
 * @param only the rows that are measured; empty for all
 */
record BenchOptions(Path folder, Path distribution, Path bolt, int rounds, int seconds, List<String> only) {

    static BenchOptions fromSystem() {
        return new BenchOptions(
                Path.of(System.getProperty("benchmarks.folder")).toAbsolutePath(),
                Path.of(System.getProperty("benchmarks.distribution")).toAbsolutePath(),
                Path.of(System.getProperty("benchmarks.bolt")).toAbsolutePath(),
                Integer.getInteger("rounds"),
                Integer.getInteger("seconds"),
                Arrays.stream(System.getProperty("only", "").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }
}
