package dev.shipmate.plugins.nautobot;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Lends what a host lends; the settings are those of a file with these lines. */
record FakeContext(Map<String, String> lines) implements PluginContext {

    /** One for all tests: making one takes longer than most of them. */
    private static final HttpClient USUAL = client().build();

    @Override
    public <T> T get(Setting<T> setting) {
        return setting.read(lines.get(setting.key()));
    }

    @Override
    public HttpClient http() {
        return USUAL;
    }

    @Override
    public HttpClient http(SSLContext trust) {
        return client().sslContext(trust).build();
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5));
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Optional<URI> publicUri() {
        return Optional.empty();
    }
}
