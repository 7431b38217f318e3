package dev.shipmate.plugins.network;

import dev.shipmate.spi.Plugin;
import dev.shipmate.testkit.CommandPluginContract;
import java.util.Map;

class NetworkContractTest extends CommandPluginContract {

    @Override
    protected Plugin plugin() {
        return new NetworkPlugin();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("nautobot_url", service.uri().toString(), "nautobot_token", "a-token-of-nautobot");
    }
}
