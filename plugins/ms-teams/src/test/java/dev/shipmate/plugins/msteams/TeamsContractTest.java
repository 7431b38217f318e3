package dev.shipmate.plugins.msteams;

import dev.shipmate.plugins.msteams.standin.TeamsStandIn;
import dev.shipmate.testkit.ChatPlatformContract;
import dev.shipmate.testkit.StandIn;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Microsoft Teams")
class TeamsContractTest extends ChatPlatformContract {

    @Override
    protected StandIn standIn() {
        return new TeamsStandIn();
    }
}
