package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shipmate backup}. */
@Command(
        name = "backup",
        description =
                "Writes database, key and configuration into one file, while the host runs. The file holds secrets.",
        mixinStandardHelpOptions = true)
final class BackupVerb implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "FILE", description = "Where to; its mode is 0600.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean isForced;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode written = new Session(home)
                .run(
                        "backup",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("file", file.toAbsolutePath().normalize().toString())
                                .put("force", isForced));
        spec.commandLine()
                .getOut()
                .println("Wrote " + written.path("file").asText() + ", "
                        + written.path("size").asLong() + " bytes. It holds secrets.");
        return 0;
    }
}
