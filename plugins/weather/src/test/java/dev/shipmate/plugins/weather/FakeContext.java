package dev.shipmate.plugins.weather;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Lends what a host lends; the settings are those of a file with these lines. */
record FakeContext(Map<String, String> lines, HttpClient http) implements PluginContext {

    static FakeContext of(Map<String, String> lines) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new FakeContext(lines, client);
    }

    @Override
    public <T> T get(Setting<T> setting) {
        return setting.read(lines.get(setting.key()));
    }

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.parse("2026-03-14T23:30:00Z"), ZoneOffset.UTC);
    }

    @Override
    public Optional<URI> publicUri() {
        return Optional.empty();
    }
}
