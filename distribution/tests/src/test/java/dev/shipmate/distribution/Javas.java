package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The Javas that are on this machine: the one of the build, and the newest, where that is another one. */
final class Javas {

    private static final Path USUAL = Path.of("/usr/lib/jvm");

    private Javas() {}

    /** Returns the homes of both, or of one. */
    static List<Path> all() {
        List<Path> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        newer().ifPresent(all::add);
        return all;
    }

    /** Returns the home of a newer one than that of the build; {@code -Dtest.java_home=} names it, where it is in no usual place. */
    static Optional<Path> newer() {
        String given = System.getProperty("test.java_home", "");
        if (!given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        if (!Files.isDirectory(USUAL)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(USUAL)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> version(home) > Runtime.version().feature())
                    .max(Comparator.comparingInt(Javas::version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path home) {
        Properties release = new Properties();
        Path file = home.resolve("release");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                release.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Runtime.Version.parse(version.replaceFirst("^1\\.", "").replace('_', '.'))
                .feature();
    }
}
