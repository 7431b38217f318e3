package dev.shipmate.core.cli;

import dev.shipmate.core.HostHome;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.DatabaseAddress;
import dev.shipmate.core.database.DatabaseCopy;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code shipmate migrate}. */
@Command(
        name = "migrate",
        description = "Brings the tables of the database up to date; start does so too.",
        mixinStandardHelpOptions = true)
final class MigrateVerb implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "First copies everything from the embedded database in this data folder into the empty one"
                    + " that database_url names.")
    private @Nullable Path from;

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() {
        HostOptions options = home.options(false, Map.of());
        if (new Session(home).isHostRunning()) {
            if (from != null) {
                throw new CliException("a host runs on this home. Stop it first, and all others on its database.");
            }
            // a running host has brought its tables up to date when it started
            spec.commandLine().getOut().println("The database is up to date: the running host uses it.");
            return 0;
        }
        try (HomeLock unused = HomeLock.take(home.data());
                Database database = Database.openAsIs(HostHome.address(options))) {
            String word = database.isUpToDate() ? "was up to date" : "is up to date now";
            database.migrate();
            spec.commandLine().getOut().println("The database " + word + ".");
            if (from != null) {
                copy(from.toAbsolutePath().normalize(), database);
            }
        }
        return 0;
    }

    private void copy(Path folder, Database database) {
        if (!database.isShared()) {
            throw new CliException("database_url names no server: there is nothing to copy into."
                    + " Write database_url = jdbc:postgresql://… into conf/plugins.properties first.");
        }
        if (Files.notExists(folder.resolve("shipmate.mv.db"))) {
            throw new CliException("there is no database shipmate.mv.db in " + folder
                    + ". Name the data folder of the host whose database it was.");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Database old = Database.open(DatabaseAddress.embedded(folder))) {
            new DatabaseCopy(old, database).run().forEach((table, rows) -> out.printf("%-20s %8d%n", table, rows));
        }
        out.println("Everything was copied and counted. The old database is as it was.");
        if (Files.exists(folder.resolve("secret.key"))) {
            out.println("What plugins keep secret is encrypted with " + folder.resolve("secret.key")
                    + ": copy it into data/ of every node.");
        }
    }
}
