package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.distribution.HostProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken jars and settings: a clear line each, and the others run. */
class PluginFolderIT {

    @TempDir
    private Path folder;

    @Test
    void brokenJarsAreRefusedByNameAndTheOthersRun() throws IOException {
        Path home = HostProcess.home(
                folder.resolve("home"),
                "http_host=127.0.0.1",
                "http_port=0",
                "enable_console=true",
                "wether_sample_data=true");
        Path plugins = home.resolve("plugins");
        Files.writeString(plugins.resolve("nozip.jar"), "this is no zip");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins.resolve("noentry.jar")))) {
            jar.putNextEntry(new JarEntry("nothing.txt"));
        }
        DroppedJar.thatThrows(plugins, "thrower");
        DroppedJar.withCommands(plugins, "zcopycat", "jokes");

        Ended check = shipmate("", "--home", home.toString(), "check");
        assertEquals(1, check.exit());
        for (String named : new String[] {
            "nozip", "noentry", "META-INF/services", "thrower", "thrown by name", "zcopycat", "wether_sample_data"
        }) {
            assertTrue(check.err().contains(named), named + " is not named in:\n" + check.err());
        }
        assertTrue(check.err().contains("Did you mean weather_sample_data?"), check.err());

        try (HostProcess host = HostProcess.start(home)) {
            JsonNode listed = new ObjectMapper()
                    .readTree(shipmate("", "plugins", "--json", "--home", home.toString())
                            .out());
            assertEquals("refused", state(listed, "nozip.jar"));
            assertEquals("refused", state(listed, "noentry.jar"));
            assertEquals("refused", state(listed, "thrower.jar"));
            assertEquals("refused", state(listed, "zcopycat.jar"), "jokes.jar brings the command already");
            assertEquals("running", state(listed, "network.jar"));
            assertTrue(host.log().contains("nozip.jar"), host.log());

            Ended second = shipmate("", "start", "--home", home.toString());
            assertEquals(1, second.exit());
            assertTrue(second.err().contains("process id"), second.err());
            assertEquals(0, host.stop());
        }
    }

    @Test
    void theShellAnswersUnderTheSameGrants() {
        Path home = HostProcess.home(folder.resolve("home"), "network_sample_data=true");
        Ended refused = shipmate("jokes tell\n", "shell", "--user", "ada", "--home", home.toString());
        assertTrue(refused.out().contains("not permitted in organization console"), refused.out());
        for (String type : new String[] {"organization", "channel", "user"}) {
            shipmate("", "grants", "add", "--command", "*", "--type", type, "--value", "*", "--home", home.toString());
        }
        Ended asked = shipmate("network history\nams01-edge-02\n", "shell", "--user", "ada", "--home", home.toString());
        assertEquals(0, asked.exit(), asked.err());
        assertTrue(asked.out().contains("Which device?"), asked.out());
        assertTrue(asked.out().contains("Changes of ams01-edge-02"), asked.out());
    }

    private static String state(JsonNode plugins, String jar) {
        for (JsonNode plugin : plugins) {
            if (plugin.path("jar").asText().equals(jar)) {
                return plugin.path("state").asText();
            }
        }
        return "not listed";
    }
}
