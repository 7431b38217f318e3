package dev.shipmate.plugins.slack;

import dev.shipmate.plugins.slack.standin.SlackStandIn;
import dev.shipmate.testkit.ChatPlatformContract;
import dev.shipmate.testkit.StandIn;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Slack in Socket Mode")
class SlackSocketContractTest extends ChatPlatformContract {

    @Override
    protected StandIn standIn() {
        return SlackStandIn.withSockets();
    }
}
