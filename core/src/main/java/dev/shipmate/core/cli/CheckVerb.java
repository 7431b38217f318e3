package dev.shipmate.core.cli;

import dev.shipmate.core.HostCheck;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code shipmate check}. */
@Command(
        name = "check",
        description = "Checks the configuration, the plugin jars and the database without starting.",
        mixinStandardHelpOptions = true)
final class CheckVerb implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isDirectory(home.home())) {
            throw new CliException("there is no folder " + home.home()
                    + ", so nothing to check; correct --home or SHIPMATE_HOME, or make it");
        }
        boolean isRunning = new Session(home).isHostRunning();
        HostCheck.Found found = HostCheck.look(home.options(false, Map.of()), !isRunning);
        found.hints().forEach(hint -> spec.commandLine().getOut().println("Hint: " + hint));
        if (found.problems().isEmpty()) {
            spec.commandLine().getOut().println("Everything is in order.");
            return 0;
        }
        found.problems().forEach(problem -> spec.commandLine().getErr().println("shipmate: " + problem));
        return 1;
    }
}
