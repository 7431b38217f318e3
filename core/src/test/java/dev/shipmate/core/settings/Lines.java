package dev.shipmate.core.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Settings as an operator would write them. */
final class Lines {

    private Lines() {}

    static SettingsFile in(Path folder, String... lines) throws Exception {
        return in(folder, Map.of(), lines);
    }

    static SettingsFile in(Path folder, Map<String, String> environment, String... lines) throws Exception {
        write(folder, lines);
        return SettingsFile.read(folder, environment, Map.of());
    }

    static void write(Path folder, String... lines) throws Exception {
        Files.writeString(folder.resolve("plugins.properties"), String.join("\n", lines) + "\n");
    }
}
