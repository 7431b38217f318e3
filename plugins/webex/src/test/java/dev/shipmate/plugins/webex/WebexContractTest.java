package dev.shipmate.plugins.webex;

import dev.shipmate.plugins.webex.standin.WebexStandIn;
import dev.shipmate.testkit.ChatPlatformContract;
import dev.shipmate.testkit.StandIn;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Webex")
class WebexContractTest extends ChatPlatformContract {

    @Override
    protected StandIn standIn() {
        return new WebexStandIn();
    }
}
