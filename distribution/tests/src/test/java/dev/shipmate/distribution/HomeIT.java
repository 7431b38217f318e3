package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the packed home, and that its settings file tells the truth. */
class HomeIT {

    private static final Path HOME = Path.of(System.getProperty("shipmate.home"));

    @TempDir
    private Path folder;

    @Test
    void theSettingsFileNamesEveryKeyWithItsDefaultAndHoldsNoSecret() throws IOException {
        Path home = HostProcess.home(
                folder.resolve("home"),
                "enable_slack=true",
                "slack_api_token=xoxb-very-secret",
                "slack_signing_secret=ssh");
        String printed =
                shipmate("", "settings", "--json", "--home", home.toString()).out();
        assertFalse(printed.contains("very-secret"), "a secret is printed");
        List<String> lines = Files.readAllLines(HOME.resolve("conf/plugins.properties"));
        for (JsonNode setting : new ObjectMapper().readTree(printed)) {
            String key = setting.path("key").asText();
            if (key.equals("enable_shipmate")) {
                continue;
            }
            String line = ("#" + key + " = " + setting.path("default").asText()).strip();
            assertTrue(lines.contains(line), "conf/plugins.properties lacks: " + line);
        }
    }

    @Test
    void thePackedHomeIsWhole() throws IOException {
        assertTrue(Files.isExecutable(HOME.resolve("bin/shipmate")));
        for (String jar : List.of("slack.jar", "irc.jar", "jokes.jar", "weather.jar", "network.jar", "nautobot.jar")) {
            assertTrue(Files.exists(HOME.resolve("plugins").resolve(jar)), jar);
        }
        assertTrue(Files.exists(HOME.resolve("README.md")));
        assertTrue(Files.exists(HOME.resolve("LICENSE")));
        // Maven makes no bill of materials while it is offline
        boolean isOffline = System.getProperty("shipmate.mode").equals("offline true");
        Path bill = HOME.resolve(isOffline ? "THIRD-PARTY.txt" : "sbom.cdx.json");
        String materials = Files.readString(bill);
        String licences = Files.readString(HOME.resolve("THIRD-PARTY.txt"));
        // one library of the host, and one that only a plugin's jar has inside
        for (String library : List.of("javalin", "slack-api-client")) {
            assertTrue(materials.contains(library) && licences.contains(library), library);
        }
        try (Stream<Path> archives = Files.list(Path.of(System.getProperty("shipmate.target")))) {
            List<Path> zips = archives.filter(file -> file.toString().matches(".*shipmate-[0-9].*\\.(zip|tar\\.gz)"))
                    .toList();
            assertEquals(2, zips.size(), zips.toString());
            Path zip = zips.stream()
                    .filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
            try (ZipFile file = new ZipFile(zip.toFile())) {
                assertTrue(file.stream().anyMatch(entry -> entry.getName().endsWith("/bin/shipmate")));
            }
        }
    }

    @Test
    void wrongUsageExitsWithTwoAndARefusalWithOneLine() {
        assertEquals(2, shipmate("", "nonsense").exit());
        assertEquals(2, shipmate("", "grants", "add").exit());
        assertEquals(0, shipmate("", "--help").exit());
        Path home = HostProcess.home(folder.resolve("other"), "http_port=eighty");
        var refused = shipmate("", "start", "--home", home.toString());
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("http_port"), refused.err());
    }
}
