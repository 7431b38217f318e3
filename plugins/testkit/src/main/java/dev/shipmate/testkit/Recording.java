package dev.shipmate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was once looked at and found right, in a file per platform beside those of the others.
 * {@code -Dshipmate.golden=renew} writes it anew, to be looked at.
 */
final class Recording {

    private final Path folder;

    Recording(Path folder) {
        this.folder = folder;
    }

    void assertSame(String name, String text) {
        Path file = folder.resolve(name);
        String whole = text.endsWith("\n") ? text : text + "\n";
        try {
            if ("renew".equals(System.getProperty("shipmate.golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, whole);
            }
            assertEquals(
                    Files.exists(file) ? Files.readString(file) : "(not recorded yet)",
                    whole,
                    () -> file + " differs: look at it, and renew it with -Dshipmate.golden=renew if it is right");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
