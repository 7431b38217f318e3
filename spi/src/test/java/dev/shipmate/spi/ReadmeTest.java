package dev.shipmate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.example.lunch.LunchPlugin;
import org.junit.jupiter.api.Test;

/** What the README shows is what compiles. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path PLUGIN = Path.of("src/test/java/org/example/lunch/LunchPlugin.java");

    @Test
    void thePluginInItIsTheOneThatIsCompiled() throws IOException {
        String readme = Files.readString(README).replace("\r\n", "\n");
        String shown = readme.substring(readme.indexOf("```java\n") + 8);
        String plugin = Files.readString(PLUGIN)
                .lines()
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .collect(Collectors.joining("\n"));

        assertEquals(plugin.strip(), shown.substring(0, shown.indexOf("\n```")).strip());
        assertTrue(readme.contains("<Shipmate-Spi>" + Plugin.SPI_VERSION + "</Shipmate-Spi>"));
        assertTrue(readme.lines().count() < 150);
    }

    @Test
    void itIsAPlugin() {
        assertEquals("lunch", new LunchPlugin().name());
        assertEquals("lunch_most_portions", new LunchPlugin().settings().get(0).key());
    }
}
