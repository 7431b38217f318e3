package dev.shipmate.plugins.irc;

import dev.shipmate.plugins.irc.standin.IrcStandIn;
import dev.shipmate.testkit.ChatPlatformContract;
import dev.shipmate.testkit.StandIn;
import org.junit.jupiter.api.DisplayName;

@DisplayName("IRC")
class IrcContractTest extends ChatPlatformContract {

    @Override
    protected StandIn standIn() {
        return new IrcStandIn();
    }
}
