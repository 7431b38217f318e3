package dev.shipmate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plugins are compiled against changes only where {@code api.txt} changes with it. */
class ApiTest {

    private static final Path FILE = Path.of("api.txt");

    @Test
    void isAsItIsWrittenDown() throws IOException {
        String found = Signatures.text();
        if (System.getProperty("api.update") != null) {
            Files.writeString(FILE, found);
        }
        String written = Files.exists(FILE) ? Files.readString(FILE) : "";

        assertEquals(
                written.replace("\r\n", "\n"),
                found,
                "the SPI differs from spi/api.txt; if that is wanted, renew the file with -Dapi.update, in the same "
                        + "commit, with a line under SPI in CHANGELOG.md");
    }

    @Test
    void isSmall() throws IOException {
        List<Class<?>> types = Signatures.types().stream()
                .filter(type -> type.getDeclaringClass() == null)
                .toList();

        assertTrue(types.size() < 45, () -> types.size() + " types: " + types);
    }
}
