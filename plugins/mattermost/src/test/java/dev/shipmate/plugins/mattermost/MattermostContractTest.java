package dev.shipmate.plugins.mattermost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.plugins.mattermost.standin.MattermostStandIn;
import dev.shipmate.testkit.ChatPlatformContract;
import dev.shipmate.testkit.HostInABox;
import dev.shipmate.testkit.StandIn;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Mattermost")
class MattermostContractTest extends ChatPlatformContract {

    @Override
    protected StandIn standIn() {
        return new MattermostStandIn();
    }

    @Override
    protected void prepare(StandIn service, HostInABox fresh) {
        fresh.run(
                "command-tokens.add",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("platform", "mattermost")
                        .put("comment", "the stand-in's")
                        .put("token", MattermostStandIn.COMMAND_TOKEN));
    }
}
