package dev.shipmate.plugins.nautobot;

import dev.shipmate.spi.Plugin;
import dev.shipmate.testkit.CommandPluginContract;
import java.util.Map;

class NautobotContractTest extends CommandPluginContract {

    NautobotContractTest() {
        // a busy Nautobot is asked again after a while, one that refuses the token is not
        service.otherwise(401);
    }

    @Override
    protected Plugin plugin() {
        return new NautobotPlugin();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("nautobot_url", service.uri().toString(), "nautobot_token", "a-token-of-nautobot");
    }
}
