package dev.shipmate.plugins.slack;

import dev.shipmate.plugins.slack.standin.SlackStandIn;
import dev.shipmate.testkit.ChatPlatformContract;
import dev.shipmate.testkit.StandIn;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Slack over HTTP")
class SlackContractTest extends ChatPlatformContract {

    @Override
    protected StandIn standIn() {
        return new SlackStandIn();
    }
}
