package dev.shipmate.plugins.msteams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AppPackageTest {

    @Test
    @DisplayName(
            "The app package holds a manifest within its limits and two icons of the right size, always the same bytes")
    void the_package_is_whole() throws IOException {
        List<Command> commands = IntStream.range(0, 20)
                .mapToObj(number -> Command.of(
                        "c" + number,
                        "Looks at \"things\".\n" + "x".repeat(200),
                        Subcommand.of("status", "Shows.").runs(in -> Outcome.reply("x"))))
                .toList();
        AppPackage app = new AppPackage("app-id", Optional.of(URI.create("https://bot.example.org")));
        byte[] zip = app.of(commands);
        assertArrayEquals(zip, app.of(commands));
        Map<String, byte[]> entries = entries(zip);
        JsonObject manifest = JsonParser.parseString(new String(entries.get("manifest.json"), UTF_8))
                .getAsJsonObject();
        JsonObject bot = manifest.getAsJsonArray("bots").get(0).getAsJsonObject();
        assertEquals("app-id", bot.get("botId").getAsString());
        assertTrue(bot.get("supportsFiles").getAsBoolean());
        var listed = bot.getAsJsonArray("commandLists").get(0).getAsJsonObject().getAsJsonArray("commands");
        assertEquals(10, listed.size());
        listed.forEach(each -> assertTrue(
                each.getAsJsonObject().get("description").getAsString().length() <= 128));
        assertEquals(
                "https://bot.example.org",
                manifest.getAsJsonObject("developer").get("websiteUrl").getAsString());
        assertSize(192, entries.get("color.png"));
        assertSize(32, entries.get("outline.png"));
    }

    private static void assertSize(int size, byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(size, image.getWidth());
        assertEquals(size, image.getHeight());
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
