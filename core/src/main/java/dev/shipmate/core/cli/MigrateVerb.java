package dev.shipmate.core.cli;

import dev.shipmate.core.HostHome;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.database.Database;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() {
        HostOptions options = home.options(false, Map.of());
        if (new Session(home).isHostRunning()) {
            // a running host has brought its tables up to date when it started
            spec.commandLine().getOut().println("The database is up to date: the running host uses it.");
            return 0;
        }
        try (HomeLock unused = HomeLock.take(home.data());
                Database database = Database.openAsIs(HostHome.address(options))) {
            String word = database.isUpToDate() ? "was up to date" : "is up to date now";
            database.migrate();
            spec.commandLine().getOut().println("The database " + word + ".");
        }
        return 0;
    }
}
