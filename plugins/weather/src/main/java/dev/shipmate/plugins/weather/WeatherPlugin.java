package dev.shipmate.plugins.weather;

import dev.shipmate.plugins.nautobot.client.NautobotSettings;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The command {@code weather}: the weather now and in the coming days, at any place or where the network is. */
public final class WeatherPlugin implements Plugin {

    private static final Setting<URI> WEATHER = Setting.uri("weather_api_url", "Address of Open-Meteo's forecasts")
            .defaultsTo("https://api.open-meteo.com/");
    private static final Setting<URI> GEOCODING = Setting.uri(
                    "weather_geocoding_url", "Address of Open-Meteo's search for places")
            .defaultsTo("https://geocoding-api.open-meteo.com/");
    private static final Setting<Boolean> SAMPLE_DATA = Setting.flag(
                    "weather_sample_data", "Answer with made-up weather, labelled as such, without asking any service")
            .defaultsTo("false");

    private static final Setting<Units> UNITS = Setting.of(
                    "weather_units",
                    "The units that are shown unless units= says others",
                    "metric or imperial",
                    text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                        case "metric" -> Units.METRIC;
                        case "imperial" -> Units.IMPERIAL;
                        default -> throw new IllegalArgumentException("must be metric or imperial");
                    })
            .defaultsTo("metric");

    private final Duration patience;

    /** Makes one that waits ten seconds for each answer. */
    public WeatherPlugin() {
        this(Duration.ofSeconds(10));
    }

    WeatherPlugin(Duration patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return "weather";
    }

    @Override
    public List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(NautobotSettings.all());
        settings.addAll(List.of(WEATHER, GEOCODING, UNITS, SAMPLE_DATA));
        return settings;
    }

    @Override
    public List<Command> commands(PluginContext context) {
        Units units = context.get(UNITS);
        if (context.get(SAMPLE_DATA)) {
            SampleForecasts sample = new SampleForecasts(context.clock());
            return List.of(new WeatherCommand(sample, Optional.of(new SampleSites(sample)), units).command());
        }
        Forecasts forecasts = new OpenMeteo(
                service("place search", GEOCODING, context), service("weather service", WEATHER, context));
        return List.of(
                new WeatherCommand(forecasts, NautobotSettings.access(context).map(NautobotSites::new), units)
                        .command());
    }

    private Service service(String name, Setting<URI> setting, PluginContext context) {
        return new Service(name, setting.key(), context.get(setting), context.http(), patience);
    }
}
