package dev.shipmate.core.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Serial;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The lines of {@code conf/plugins.properties}, their references resolved, and those that win over them. */
public final class SettingsFile {

    private final Path path;
    private final Map<String, Value> values;
    private final List<Problem> problems;

    /**
     * A value and where it is from.
     *
     * @param source for people: {@code file}, {@code file (environment)}, {@code command line}
     */
    public record Value(String text, String source) {}

    private SettingsFile(Path path, Map<String, Value> values, List<Problem> problems) {
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    /**
     * Reads the file; one that is not there is empty.
     *
     * @param folder holds {@code plugins.properties} and may hold {@code .env}
     * @param environment the variables that {@code ${NAME}} takes first
     * @param overrides values that win over the file's
     */
    public static SettingsFile read(Path folder, Map<String, String> environment, Map<String, String> overrides) {
        Path path = folder.resolve("plugins.properties");
        List<Problem> problems = new ArrayList<>();
        Map<String, String> lines = lines(path, problems);
        References references = new References(folder, environment, problems);
        Map<String, Value> values = new LinkedHashMap<>();
        lines.forEach((key, text) -> {
            References.Resolved resolved = references.resolve(key, text.strip());
            if (resolved != null) {
                values.put(key, new Value(resolved.text(), "file" + resolved.from()));
            }
        });
        overrides.forEach((key, text) -> values.put(key, new Value(text, "command line")));
        return new SettingsFile(path, values, List.copyOf(problems));
    }

    /** Returns where the file is or would be. */
    public Path path() {
        return path;
    }

    /** Returns the text of a key, or null. */
    public @Nullable String text(String key) {
        Value value = values.get(key);
        return value == null ? null : value.text();
    }

    /** Returns the value of a key with its source. */
    public Optional<Value> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns all keys, sorted. */
    public Set<String> keys() {
        return new TreeSet<>(values.keySet());
    }

    /** Returns what is wrong with the file itself and with its references. */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns whether a key has a reference that could not be resolved: it is then not missing, but wrong. */
    public boolean isBroken(String key) {
        return problems.stream().anyMatch(problem -> problem.key().equals(key));
    }

    /** Returns whether a platform is switched on. */
    public Optional<Boolean> isEnabled(String name) {
        return value("enable_" + name).map(value -> Boolean.parseBoolean(value.text()));
    }

    private static Map<String, String> lines(Path path, List<Problem> problems) {
        NoticingProperties lines = new NoticingProperties();
        if (Files.exists(path)) {
            try (Reader reader = new StringReader(Files.readString(path))) {
                lines.load(reader);
            } catch (MalformedInputException e) {
                problems.add(Problem.error("host", "", path + " is not UTF-8", "Save it as UTF-8."));
            } catch (IOException e) {
                problems.add(Problem.error(
                        "host",
                        "",
                        path + " cannot be read: " + e.getMessage(),
                        "Give the host the right to read it."));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(
                        "host", "", path + " is malformed: " + e.getMessage(), "Write a backslash as two."));
            }
        }
        lines.repeated.forEach(key -> problems.add(
                Problem.error("host", key, "stands twice in " + path.getFileName(), "Keep one of the lines.")));
        Map<String, String> inOrder = new LinkedHashMap<>();
        new TreeSet<>(lines.stringPropertyNames()).forEach(key -> inOrder.put(key, lines.getProperty(key)));
        return inOrder;
    }

    /** Properties that notice a key that stands twice, of which {@link Properties} would keep the last in silence. */
    private static final class NoticingProperties extends Properties {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Set<String> repeated = new TreeSet<>();

        @Override
        public synchronized @Nullable Object put(Object key, Object value) {
            Object before = super.put(key, value);
            if (before != null) {
                repeated.add(key.toString());
            }
            return before;
        }
    }
}
