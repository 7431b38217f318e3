package dev.shipmate.testkit;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The console")
class ConsoleContractTest extends ChatPlatformContract {

    @Override
    protected StandIn standIn() {
        return new ConsoleStandIn();
    }

    @Override
    protected void prepare(StandIn fresh, HostInABox host) {
        ((ConsoleStandIn) fresh).of(host.host());
    }
}
