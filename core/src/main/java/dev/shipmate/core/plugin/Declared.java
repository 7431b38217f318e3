package dev.shipmate.core.plugin;

import dev.shipmate.core.settings.Renamed;
import dev.shipmate.core.settings.SettingsFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of the settings file is a plugin's.
 *
 * @param keys those of its settings and its switches, as they are called today
 * @param formerKeys for a key those that it had before
 */
record Declared(String plugin, List<String> keys, Map<String, List<String>> formerKeys) {

    /** What a jar declares of which no class was loaded. */
    static final Declared NOTHING = new Declared("", List.of(), Map.of());

    Declared {
        keys = List.copyOf(keys);
        formerKeys = Map.copyOf(formerKeys);
    }

    /** Returns the generation that these bytes and this file make. */
    Generation generation(String sha256, SettingsFile file) {
        SettingsFile today = Renamed.of(file, plugin, formerKeys).file();
        TreeMap<String, String> written = new TreeMap<>();
        keys.forEach(key -> today.written(key).ifPresent(text -> written.put(key, text)));
        return new Generation(sha256, written);
    }
}
