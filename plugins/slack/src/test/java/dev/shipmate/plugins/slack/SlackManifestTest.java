package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlackManifestTest {

    private static final List<Command> COMMANDS = List.of(
            Command.of(
                    "clear", "Clear the screen.", Subcommand.unnamed("Clears.").runs(in -> Outcome.reply("x"))),
            command("network", "Look at \"the network\": devices, #1 to #9\nand more."));

    @Test
    @DisplayName("For requests of Slack it names the addresses of this host")
    void for_requests() throws IOException {
        assertGolden(
                "manifest_http", new SlackManifest("/", Optional.of(URI.create("https://bot.example.org")), false));
    }

    @Test
    @DisplayName("For Socket Mode it names none, and commands have the prefix")
    void for_sockets() throws IOException {
        assertGolden("manifest_socket", new SlackManifest("bot-", Optional.empty(), true));
    }

    @Test
    @DisplayName("Commands that Slack has no place for are left out")
    void stays_within_what_slack_takes() {
        List<Command> many = IntStream.range(0, 60)
                .mapToObj(number -> command("c" + number, "One."))
                .toList();
        String manifest = new SlackManifest("/", Optional.empty(), false).of(many);
        assertEquals(
                50, manifest.lines().filter(line -> line.contains("- command:")).count());
        String longest = new SlackManifest("/", Optional.empty(), false).of(List.of(command("c".repeat(40), "One.")));
        assertFalse(longest.contains("ccc"));
        assertTrue(longest.contains("socket_mode_enabled: true"));
    }

    private static Command command(String name, String summary) {
        return Command.of(name, summary, Subcommand.of("status", "Shows.").runs(in -> Outcome.reply("x")));
    }

    private static void assertGolden(String name, SlackManifest manifest) throws IOException {
        Path file = Path.of("src/test/resources/rendered", name + ".yaml");
        String text = manifest.of(COMMANDS);
        if ("renew".equals(System.getProperty("shipmate.golden"))) {
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text);
    }
}
