package dev.shipmate.distribution;

import dev.shipmate.plugins.msteams.standin.TeamsStandIn;
import dev.shipmate.testkit.StandIn;
import java.util.List;

/** The stand-ins of all platforms that ship. */
final class StandIns {

    private StandIns() {}

    /** Starts one of each. */
    static List<StandIn> all() {
        return List.of(new dev.shipmate.plugins.slack.standin.SlackStandIn(), new TeamsStandIn());
    }
}
