package dev.shipmate.plugins.nautobot.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a file below {@code src/test/resources/notices}; {@code -Dgolden.update} renews the file. */
final class Golden {

    private Golden() {}

    static void check(String name, String text) throws IOException {
        Path file = Path.of("src/test/resources/notices", name);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
        }
        assertEquals(Files.readString(file), text + "\n", () -> file + " (-Dgolden.update renews it)");
    }
}
