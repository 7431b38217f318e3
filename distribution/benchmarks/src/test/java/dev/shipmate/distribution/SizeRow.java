package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How large the archive is, and the host without its plugins. */
final class SizeRow implements Row {

    private static final double MEGABYTE = 1e6;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public List<Finding> measure(Bench bench) throws IOException {
        Path lib = Path.of(System.getProperty("shipmate.home"), "lib");
        return List.of(
                Finding.atMost(
                        name(),
                        "distribution archive",
                        45,
                        megabytes(bench.options().distribution(), ".tar.gz"),
                        "%.1f",
                        " MB"),
                Finding.atMost(name(), "host jars without plugins", 20, megabytes(lib, ".jar"), "%.1f", " MB"));
    }

    private static Spread megabytes(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            double bytes = files.filter(file -> file.toString().endsWith(ending))
                    .mapToDouble(SizeRow::size)
                    .sum();
            return Spread.of(List.of(bytes / MEGABYTE));
        }
    }

    private static double size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
