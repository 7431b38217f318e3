package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was once looked at and found right. {@code mvn test -Dshipmate.golden=renew} writes it anew, to be looked at. */
final class GoldenFile {

    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private GoldenFile() {}

    static void assertRendered(String name, JsonElement rendered) {
        String text = PRETTY.toJson(rendered) + "\n";
        Path file = Path.of("src/test/resources/rendered", name + ".json");
        try {
            if ("renew".equals(System.getProperty("shipmate.golden"))) {
                Files.writeString(file, text);
            }
            assertEquals(Files.readString(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
