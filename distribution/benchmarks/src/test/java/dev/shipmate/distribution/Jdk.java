package dev.shipmate.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Java is on this machine. */
final class Jdk {

    private Jdk() {}

    /** Returns one of this version: the one that runs this, or one beside it. */
    static Optional<Path> of(int version) throws IOException {
        Path here = Path.of(System.getProperty("java.home"));
        if (Runtime.version().feature() == version) {
            return Optional.of(here);
        }
        Path beside = here.toRealPath().getParent();
        if (beside == null) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(beside)) {
            return all.sorted().filter(home -> is(home, version)).findFirst();
        }
    }

    private static boolean is(Path home, int version) {
        Path release = home.resolve("release");
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.isRegularFile(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"" + version + ".");
        } catch (IOException e) {
            return false;
        }
    }
}
