package dev.shipmate.core.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.core.HostManifest;
import dev.shipmate.spi.message.Block.Attachment;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shipmate manifest}. */
@Command(
        name = "manifest",
        description =
                "Prints or writes what a chat service makes its app from: with this host's public_url and commands.",
        mixinStandardHelpOptions = true)
final class ManifestVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private HomeOption home;

    @Parameters(paramLabel = "PLATFORM", description = "The platform, or its jar without .jar.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String platform;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it; else a text is printed, and anything else written into this folder.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean isForced;

    @Override
    public Integer call() {
        List<Attachment> files;
        try {
            files = HostManifest.of(home.options(false, Map.of()), platform);
        } catch (IllegalArgumentException e) {
            throw new CliException(String.valueOf(e.getMessage()));
        }
        if (out != null && files.size() > 1) {
            throw new CliException("There are " + files.size() + " files: leave --out away.");
        }
        for (Attachment file : files) {
            if (out == null && file.mediaType().startsWith("text/")) {
                spec.commandLine().getOut().print(new String(file.content(), UTF_8));
                spec.commandLine().getOut().flush();
            } else {
                write(out == null ? Path.of(file.name()) : out, file.content());
            }
        }
        return 0;
    }

    private void write(Path to, byte[] content) {
        StandardOpenOption[] manner = isForced
                ? new StandardOpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new StandardOpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.write(to, content, manner);
            spec.commandLine().getOut().println("Wrote " + to);
        } catch (FileAlreadyExistsException e) {
            throw new CliException(to + " is there already: say --force to replace it, or --out to write elsewhere.");
        } catch (IOException e) {
            throw new CliException(to + " cannot be written: " + e.getMessage());
        }
    }
}
