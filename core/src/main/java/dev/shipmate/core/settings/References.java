package dev.shipmate.core.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${file:/path}}.
 *
 * <p>What a reference stands for is taken as it is: a token that happens to hold {@code ${…}} stays that token. Two
 * dollar signs before the brace write it literally.
 */
final class References {

    private static final String FILE = "file:";
    private static final String DEFAULT = ":-";

    private final Map<String, String> environment;
    private final SecretFiles files;

    References(Map<String, String> environment, SecretFiles files) {
        this.environment = Map.copyOf(environment);
        this.files = files;
    }

    /** The value of one line and all that could not be resolved in it. */
    record Resolved(SettingsFile.Value value, List<Mistake> mistakes) {}

    Resolved resolve(String written) {
        OneLine line = new OneLine();
        StringSubstitutor substitutor = new StringSubstitutor(line::lookUp);
        // The default is split off below: an empty variable takes it too, as in a shell.
        substitutor.setValueDelimiterMatcher(null);
        substitutor.setDisableSubstitutionInValues(true);
        String text = substitutor.replace(written);
        return new Resolved(line.value(text), List.copyOf(line.mistakes));
    }

    /** What is found out while one line is resolved. */
    private final class OneLine {

        private final List<Mistake> mistakes = new ArrayList<>();
        private boolean hasVariable;
        private boolean hasSecretFile;

        SettingsFile.Value value(String text) {
            String from = hasSecretFile
                    ? "file (" + (hasVariable ? "environment, secret file)" : "secret file)")
                    : hasVariable ? "file (environment)" : "file";
            return new SettingsFile.Value(text, from, hasSecretFile);
        }

        String lookUp(String reference) {
            if (reference.contains("${")) {
                mistakes.add(new Mistake(
                        "has a reference within a reference", "Write each ${…} on its own; they cannot be nested."));
                return "";
            }
            int split = reference.indexOf(DEFAULT);
            String name = split < 0 ? reference : reference.substring(0, split);
            String fallback = split < 0 ? null : reference.substring(split + DEFAULT.length());
            return name.startsWith(FILE)
                    ? secret(name.substring(FILE.length()), fallback)
                    : variable(name.strip(), fallback);
        }

        private String variable(String name, @Nullable String fallback) {
            hasVariable = true;
            String value = environment.get(name);
            if (fallback != null && (value == null || value.isEmpty())) {
                return fallback;
            }
            if (value == null) {
                mistakes.add(new Mistake(
                        "refers to ${" + name + "}, which is not set",
                        "Set " + name + " in the environment or in conf/.env, or write ${" + name + ":-default}."));
                return "";
            }
            return value;
        }

        private String secret(String path, @Nullable String fallback) {
            hasSecretFile = true;
            try {
                return files.read(path);
            } catch (UnreadableSecretException e) {
                if (fallback != null && e.isMissing()) {
                    return fallback;
                }
                mistakes.add(new Mistake("refers to ${file:" + path + "}, which " + e.getMessage(), e.remedy()));
                return "";
            }
        }
    }
}
