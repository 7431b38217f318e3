package dev.shipmate.core.settings;

import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes what was changed in {@code plugins.properties} into the change log when a host reads it. Secrets, and whatever no
 * plugin declares and so may be one, are stars: that one was set or taken away is logged, not that it is another.
 */
public final class SettingsHistory {

    private static final String OBJECT_TYPE = "setting";
    private static final String FILE = "file";
    private static final String STARS = "***";

    private final Jdbi jdbi;
    private final ChangeLog changes;

    public SettingsHistory(Jdbi jdbi, ChangeLog changes) {
        this.jdbi = jdbi;
        this.changes = changes;
    }

    /**
     * Logs what differs from what was logged last.
     *
     * @param ofPlugins the values of the plugins' settings as people may see them, by key
     */
    public void record(SettingsFile file, Map<String, String> ofPlugins) {
        Map<String, String> declared = new HashMap<>(ofPlugins);
        for (Setting<?> setting : HostSettings.declared()) {
            declared.put(setting.key(), ShownValue.of(file, setting).text());
        }
        Map<String, String> now = new TreeMap<>();
        file.keys().stream()
                .filter(key -> file.value(key).orElseThrow().source().startsWith(FILE))
                .forEach(key -> now.put(key, declared.getOrDefault(key, STARS)));
        Author author = new Author(owner(file.path()), FILE, UUID.randomUUID().toString());
        jdbi.useTransaction(handle -> {
            Map<String, String> before = changes.latest(handle, OBJECT_TYPE, "value");
            TreeSet<String> keys = new TreeSet<>(before.keySet());
            keys.addAll(now.keySet());
            for (String key : keys) {
                String old = before.get(key);
                String value = now.get(key);
                if (old == null && value != null) {
                    changes.record(handle, author, Change.created(OBJECT_TYPE, key, Map.of("value", value)));
                } else if (old != null && value == null) {
                    changes.record(handle, author, Change.deleted(OBJECT_TYPE, key, Map.of("value", old)));
                } else if (old != null && !old.equals(value)) {
                    changes.record(
                            handle,
                            author,
                            Change.updated(OBJECT_TYPE, key, Map.of("value", old), Map.of("value", value)));
                }
            }
        });
    }

    /** Who saved a file nobody knows; whose it is, the operating system does. */
    public static String owner(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "unknown";
        }
    }
}
