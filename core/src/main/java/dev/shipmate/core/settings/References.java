package dev.shipmate.core.settings;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${file:/path}}. Nothing else: the library's own look-ups
 * can do what no configuration should. What a reference brings is taken as it is, never resolved again.
 */
final class References {

    private static final int LARGEST_FILE = 64 * 1024;
    private static final String FILE = "file:";

    private final Path folder;
    private final Map<String, String> environment;
    private final List<Problem> problems;

    /**
     * A text without references.
     *
     * @param from for people, where it is from; empty where it had none
     */
    record Resolved(String text, String from) {}

    References(Path folder, Map<String, String> environment, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
        this.environment = new HashMap<>(dotenv(folder));
        this.environment.putAll(environment);
    }

    /** Returns the text of a key, or null after telling the problem. */
    @Nullable
    Resolved resolve(String key, String text) {
        Set<String> from = new TreeSet<>();
        int before = problems.size();
        StringLookup lookup = name -> {
            from.add(name.startsWith(FILE) ? "secret file" : "environment");
            return name.startsWith(FILE) ? file(key, name.substring(FILE.length())) : environment.get(name);
        };
        StringSubstitutor substitutor = new StringSubstitutor(lookup)
                .setEnableUndefinedVariableException(true)
                .setDisableSubstitutionInValues(true);
        try {
            String resolved = substitutor.replace(text);
            return problems.size() == before
                    ? new Resolved(resolved, from.isEmpty() ? "" : " (" + String.join(", ", from) + ")")
                    : null;
        } catch (IllegalArgumentException e) {
            if (problems.size() == before) {
                problems.add(Problem.error(
                        "host",
                        key,
                        "refers to " + names(text) + ", which is not set",
                        "Set it in the environment or in " + folder.resolve(".env")
                                + ", or write a default as ${NAME:-default}."));
            }
            return null;
        }
    }

    private @Nullable String file(String key, String name) {
        try {
            Path file = folder.resolve(name);
            if (Files.size(file) > LARGEST_FILE) {
                problems.add(Problem.error(
                        "host",
                        key,
                        "refers to " + file + ", which is larger than 64 KiB",
                        "Name a file with a secret."));
                return null;
            }
            return Files.readString(file).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            problems.add(Problem.error(
                    "host",
                    key,
                    "refers to the file " + name + ", which cannot be read",
                    "Make it, or give the host the right to read it."));
            return null;
        }
    }

    private static String names(String text) {
        int begin = text.indexOf("${");
        int end = text.indexOf('}', begin);
        return begin < 0 || end < 0 ? "a variable" : text.substring(begin, end + 1);
    }

    private Map<String, String> dotenv(Path folder) {
        Map<String, String> entries = new HashMap<>();
        if (Files.exists(folder.resolve(".env"))) {
            try {
                Dotenv.configure()
                        .directory(folder.toString())
                        .load()
                        .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                        .forEach((DotenvEntry entry) -> entries.put(entry.getKey(), entry.getValue()));
            } catch (DotenvException e) {
                problems.add(Problem.error(
                        "host", "", folder.resolve(".env") + " cannot be read", "Write one NAME=value a line."));
            }
        }
        return entries;
    }
}
