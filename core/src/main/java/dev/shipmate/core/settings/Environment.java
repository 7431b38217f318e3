package dev.shipmate.core.settings;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The process's environment, and below it the entries of {@code conf/.env}. */
record Environment(Map<String, String> values, List<Problem> problems) {

    private static final String NAME = ".env";

    static Environment of(Map<String, String> process, Path folder) {
        if (!Files.exists(folder.resolve(NAME))) {
            return new Environment(process, List.of());
        }
        try {
            Map<String, String> values = new HashMap<>();
            Dotenv.configure()
                    .directory(folder.toAbsolutePath().toString())
                    .filename(NAME)
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach((DotenvEntry entry) -> values.put(entry.getKey(), entry.getValue()));
            values.putAll(process);
            return new Environment(values, List.of());
        } catch (DotenvException e) {
            // Its message may repeat the line, and the line may be a secret.
            return new Environment(
                    process,
                    List.of(Problem.error(
                            Problem.HOST,
                            "",
                            folder.resolve(NAME) + " cannot be read",
                            "Write one NAME=value a line, and let the host's user read the file.")));
        }
    }
}
