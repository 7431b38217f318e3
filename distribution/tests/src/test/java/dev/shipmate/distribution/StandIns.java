package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;

import dev.shipmate.plugins.irc.standin.IrcStandIn;
import dev.shipmate.plugins.mattermost.standin.MattermostStandIn;
import dev.shipmate.plugins.msteams.standin.TeamsStandIn;
import dev.shipmate.plugins.webex.standin.WebexStandIn;
import dev.shipmate.testkit.StandIn;
import java.nio.file.Path;
import java.util.List;

/** The stand-ins of all platforms that ship. */
final class StandIns {

    private StandIns() {}

    /** Starts one of each. */
    static List<StandIn> all() {
        return List.of(
                new IrcStandIn(),
                new MattermostStandIn(),
                new TeamsStandIn(),
                new dev.shipmate.plugins.slack.standin.SlackStandIn(),
                new WebexStandIn());
    }

    /** Enters the tokens of slash commands, as an administrator copies them from the page of the service. */
    static void enterTokens(Path home) {
        HostProcess.Ended ended = shipmate(
                MattermostStandIn.COMMAND_TOKEN + "\n",
                "command-tokens",
                "add",
                "--platform",
                "mattermost",
                "--token-stdin",
                "--home",
                home.toString());
        if (ended.exit() != 0) {
            throw new AssertionError(ended.err());
        }
    }
}
