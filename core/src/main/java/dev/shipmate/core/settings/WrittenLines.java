package dev.shipmate.core.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Serial;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lines of a properties file: its last value for each key, and the keys that stand in it twice. */
record WrittenLines(Map<String, String> values, Set<String> repeated) {

    static final WrittenLines NONE = new WrittenLines(Map.of(), Set.of());

    static WrittenLines read(Reader text) throws IOException {
        Lines lines = new Lines();
        lines.load(text);
        return new WrittenLines(lines.values, lines.repeated);
    }

    /** {@link Properties} reads the format but forgets what it read before; this remembers. */
    private static final class Lines extends Properties {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> values = new TreeMap<>();
        private final transient Set<String> repeated = new LinkedHashSet<>();

        @Override
        public synchronized @Nullable Object put(Object key, Object value) {
            // A blank behind a value is a slip of the hand: no value ends with one.
            if (values.put((String) key, ((String) value).strip()) != null) {
                repeated.add((String) key);
            }
            return super.put(key, value);
        }
    }
}
