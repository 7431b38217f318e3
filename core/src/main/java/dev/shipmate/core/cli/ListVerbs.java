package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verbs that list what is installed. */
final class ListVerbs {

    private ListVerbs() {}

    /** Lists one thing. */
    abstract static class Listing implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Option(names = "--json", description = "Print JSON.")
        private boolean isJson;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        abstract String operation();

        abstract String[] columns();

        /** Whether it says something of a host that runs, and nothing without. */
        boolean isOfHost() {
            return false;
        }

        @Override
        public Integer call() {
            Session session = new Session(home);
            if (isOfHost() && !session.isHostRunning()) {
                throw new CliException("no host runs on " + home.home() + "; start one first");
            }
            new Output(spec.commandLine().getOut(), isJson)
                    .listing(session.run(operation(), JsonNodeFactory.instance.objectNode()), columns());
            return 0;
        }
    }

    /** {@code shipmate status}. */
    @Command(
            name = "status",
            description =
                    "Lists what each plugin of the running host does with its threads: how much runs or waits, which are"
                            + " stuck, how many it made itself.",
            mixinStandardHelpOptions = true)
    static final class Status extends Listing {

        @Override
        String operation() {
            return "status";
        }

        @Override
        boolean isOfHost() {
            return true;
        }

        @Override
        String[] columns() {
            return new String[] {"plugin", "state", "underway", "stuck", "own_threads", "stuck_threads", "trouble"};
        }
    }

    /** {@code shipmate nodes}. */
    @Command(
            name = "nodes",
            description = "Lists the hosts that share the database, and when each was heard last.",
            mixinStandardHelpOptions = true)
    static final class Nodes extends Listing {

        @Override
        String operation() {
            return "nodes";
        }

        @Override
        String[] columns() {
            return new String[] {"name", "state", "heartbeat", "address", "version", "started"};
        }
    }

    /** {@code shipmate commands}. */
    @Command(
            name = "commands",
            description = "Lists the commands with their parameters.",
            mixinStandardHelpOptions = true)
    static final class Commands extends Listing {

        @Override
        String operation() {
            return "commands";
        }

        @Override
        String[] columns() {
            return new String[] {"command", "subcommand", "parameters", "summary", "plugin"};
        }
    }

    /** {@code shipmate settings}. */
    @Command(
            name = "settings",
            description = "Lists the settings with their values and sources; secrets are masked.",
            mixinStandardHelpOptions = true)
    static final class Settings extends Listing {

        @Override
        String operation() {
            return "settings";
        }

        @Override
        String[] columns() {
            return new String[] {"key", "value", "source", "plugin", "summary"};
        }
    }
}
