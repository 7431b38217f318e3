package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What chat apps are made from, before anything is configured that comes from them. */
class ManifestIT {

    @Test
    @DisplayName("A Slack app's manifest is printed without any token, with the commands and addresses of this host")
    void slack(@TempDir Path folder) {
        Path home = HostProcess.home(folder, "public_url=https://bot.example.org");
        HostProcess.Ended printed = shipmate("", "manifest", "slack", "--home", home.toString());
        assertEquals(0, printed.exit(), printed.err());
        assertTrue(printed.out().contains("- command: \"/network\""), printed.out());
        assertTrue(printed.out().contains("https://bot.example.org/api/plugins/chatops/slack/event/"), printed.out());
    }

    @Test
    @DisplayName("A Teams app's package is written, and not over another file")
    void teams(@TempDir Path folder) throws IOException {
        Path home = HostProcess.home(folder, "public_url=https://bot.example.org", "microsoft_app_id=app-1");
        Path zip = folder.resolve("app.zip");
        String[] words = {"manifest", "ms-teams", "--out", zip.toString(), "--home", home.toString()};
        assertEquals(0, shipmate("", words).exit());
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertEquals(3, file.size());
        }
        long written = Files.getLastModifiedTime(zip).toMillis();
        HostProcess.Ended again = shipmate("", words);
        assertEquals(1, again.exit());
        assertTrue(again.err().contains("--force"), again.err());
        assertEquals(written, Files.getLastModifiedTime(zip).toMillis());
    }

    @Test
    @DisplayName("What is missing is named, and so is a platform that there is not")
    void mistakes(@TempDir Path folder) {
        Path home = HostProcess.home(folder);
        HostProcess.Ended noAddress = shipmate("", "manifest", "slack", "--home", home.toString());
        assertEquals(1, noAddress.exit());
        assertTrue(noAddress.err().contains("public_url"), noAddress.err());
        HostProcess.Ended noApp = shipmate("", "manifest", "ms_teams", "--home", home.toString());
        assertEquals(1, noApp.exit());
        assertTrue(noApp.err().contains("microsoft_app_id"), noApp.err());
        HostProcess.Ended none = shipmate("", "manifest", "jokes", "--home", home.toString());
        assertEquals(1, none.exit());
        assertTrue(none.err().contains("no manifest"), none.err());
        assertEquals(
                1,
                shipmate("", "manifest", "nonsense", "--home", home.toString()).exit());
        assertEquals(2, shipmate("", "manifest").exit());
    }
}
