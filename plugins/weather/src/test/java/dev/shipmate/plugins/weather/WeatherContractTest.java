package dev.shipmate.plugins.weather;

import dev.shipmate.spi.Plugin;
import dev.shipmate.testkit.CommandPluginContract;
import java.util.Map;

class WeatherContractTest extends CommandPluginContract {

    @Override
    protected Plugin plugin() {
        return new WeatherPlugin();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "weather_api_url",
                service.uri().toString(),
                "weather_geocoding_url",
                service.uri().toString());
    }
}
