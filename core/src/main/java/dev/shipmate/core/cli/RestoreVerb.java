package dev.shipmate.core.cli;

import dev.shipmate.core.HostHome;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.backup.BackupException;
import dev.shipmate.core.backup.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shipmate restore}. */
@Command(
        name = "restore",
        description =
                "Puts a backup in the place of database, key and configuration; what was there is kept beside it.",
        mixinStandardHelpOptions = true)
final class RestoreVerb implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Parameters(paramLabel = "FILE", description = "What bin/shipmate backup has written.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() {
        HostOptions options = home.options(false, Map.of());
        try (HomeLock unused = HomeLock.take(home.data())) {
            if (!HostHome.isEmbedded(options)) {
                throw new CliException("database_url names a database that is not in data/: restore it with its own"
                        + " tools, or remove the setting.");
            }
            Restore.Restored restored = new Restore(options.data(), options.conf(), options.clock())
                    .from(file.toAbsolutePath().normalize());
            PrintWriter out = spec.commandLine().getOut();
            out.println("Restored what Shipmate " + restored.shipmate() + " wrote at " + restored.created() + ".");
            out.println("What was there before is in " + restored.before() + ".");
            return 0;
        } catch (BackupException e) {
            throw new CliException(String.valueOf(e.getMessage()), e);
        }
    }
}
