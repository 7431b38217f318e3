package dev.shipmate.core.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code conf/plugins.properties}, their references resolved, and those that win over them. Immutable.
 *
 * <p>What is wrong with one line waits here until somebody who declares its key asks: a line that nobody reads stops
 * nobody.
 */
public final class SettingsFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Mistake REPEATED = new Mistake("stands twice in the file", "Keep one of its lines.");

    private final Path path;
    private final Map<String, Value> values;
    private final Map<String, List<Mistake>> mistakes;
    private final List<Problem> problems;
    private final Set<Path> secretFiles;

    /**
     * A value and where it is from. It may be a secret.
     *
     * @param source for people: {@code file}, {@code file (environment)}, {@code command line}
     * @param isFromSecretFile whether a secret file is part of it: then it is never shown
     */
    public record Value(String text, String source, boolean isFromSecretFile) {

        @Override
        public String toString() {
            return "Value[" + source + "]";
        }
    }

    private SettingsFile(
            Path path,
            Map<String, Value> values,
            Map<String, List<Mistake>> mistakes,
            List<Problem> problems,
            Set<Path> secretFiles) {
        this.path = path;
        this.values = Map.copyOf(values);
        this.mistakes = Map.copyOf(mistakes);
        this.problems = List.copyOf(problems);
        this.secretFiles = Set.copyOf(secretFiles);
    }

    /**
     * Reads the file; one that is not there is empty.
     *
     * @param folder holds {@code plugins.properties} and may hold {@code .env}
     * @param environment the variables that {@code ${NAME}} takes first
     * @param overrides values that win over the file's, mistakes of its lines included; they are taken as they are
     */
    public static SettingsFile read(Path folder, Map<String, String> environment, Map<String, String> overrides) {
        Path path = folder.resolve("plugins.properties");
        Environment names = Environment.of(environment, folder);
        List<Problem> problems = new ArrayList<>(names.problems());
        WrittenLines lines = lines(path, problems);
        SecretFiles secrets = new SecretFiles(folder);
        References references = new References(names.values(), secrets);
        Map<String, Value> values = new HashMap<>();
        Map<String, List<Mistake>> mistakes = new HashMap<>();
        lines.values().forEach((key, written) -> {
            References.Resolved resolved = references.resolve(written);
            values.put(key, resolved.value());
            mistakes.put(key, resolved.mistakes());
        });
        lines.repeated().forEach(key -> mistakes.put(key, List.of(REPEATED)));
        overrides.forEach((key, text) -> {
            values.put(key, new Value(text, "command line", false));
            mistakes.remove(key);
        });
        return new SettingsFile(path, values, mistakes, problems, secrets.asked());
    }

    /** Returns where the file is or would be. */
    public Path path() {
        return path;
    }

    /** Returns the files that its lines take secrets from, those among them that are not there. */
    public Set<Path> secretFiles() {
        return secretFiles;
    }

    /** Returns whether another reading of the file has the same effect. */
    public boolean isSame(SettingsFile other) {
        return keys().equals(other.keys())
                && keys().stream().allMatch(key -> written(key).equals(other.written(key)));
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

    /** Returns all that is written for a key, what is wrong with it too: what is equal has the same effect. Never print it. */
    public Optional<String> written(String key) {
        String wrong = mistakes.getOrDefault(key, List.of()).toString();
        return value(key).map(value -> value.text() + "\n" + wrong);
    }

    /** Returns all keys, sorted. */
    public Set<String> keys() {
        return new TreeSet<>(values.keySet());
    }

    /** Returns what is wrong with the file as a whole. */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns the file that has under each key what this one has under the key that it is renamed from. */
    SettingsFile reading(Map<String, String> renamed) {
        Map<String, Value> read = new HashMap<>(values);
        Map<String, List<Mistake>> wrong = new HashMap<>(mistakes);
        renamed.forEach((key, former) -> {
            value(former)
                    .map(old -> new Value(old.text(), old.source() + ", as " + former, old.isFromSecretFile()))
                    .ifPresent(value -> read.put(key, value));
            wrong.put(key, mistakes.getOrDefault(former, List.of()));
        });
        return new SettingsFile(path, read, wrong, problems, secretFiles);
    }

    /** Returns what is wrong with the line of a key, blamed on the owner. */
    List<Problem> problems(String owner, String key) {
        return mistakes.getOrDefault(key, List.of()).stream()
                .map(mistake -> mistake.of(owner, key))
                .toList();
    }

    /** Returns whether a plugin or a platform is switched on or off, if the file says so in a word that we know. */
    public Optional<Boolean> isEnabled(String name) {
        String key = "enable_" + name;
        return value(key).filter(value -> problems("", key).isEmpty()).flatMap(value -> switch (value.text()
                .toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    private static WrittenLines lines(Path path, List<Problem> problems) {
        try (Reader text = new StringReader(withoutMark(Files.readString(path)))) {
            return WrittenLines.read(text);
        } catch (NoSuchFileException e) {
            return WrittenLines.NONE;
        } catch (CharacterCodingException e) {
            problems.add(Problem.error(
                    Problem.HOST,
                    "",
                    path + " is not UTF-8 in line " + new WrittenBytes(path).firstLineThatIsNotUtf8(),
                    "Save it as UTF-8."));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    Problem.HOST,
                    "",
                    path + " has a \\u that is not followed by four hexadecimal digits in line "
                            + new WrittenBytes(path).firstLineWithABadEscape(),
                    "Write a backslash as two."));
        } catch (IOException e) {
            problems.add(
                    Problem.error(Problem.HOST, "", path + " cannot be read", "Give the host the right to read it."));
        }
        return WrittenLines.NONE;
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
