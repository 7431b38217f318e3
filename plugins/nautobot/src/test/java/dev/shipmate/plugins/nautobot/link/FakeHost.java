package dev.shipmate.plugins.nautobot.link;

import dev.shipmate.plugins.nautobot.client.NautobotSettings;
import dev.shipmate.plugins.nautobot.client.Patience;
import dev.shipmate.spi.AccountLinks;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lends what a host lends, and remembers which links were offered. */
final class FakeHost implements PluginContext {

    static final String CODE = "K7QF-9MXD-2HRT";

    /**
     * One link that waits for its code.
     *
     * @param secrets what would be kept with it
     */
    record Offer(String user, Map<String, String> secrets) {}

    final List<Offer> offers = new ArrayList<>();
    Optional<URI> publicUri = Optional.of(URI.create("https://chat.example/"));
    Instant now = Instant.parse("2026-11-23T15:00:00Z");
    private final URI nautobot;

    FakeHost(URI nautobot) {
        this.nautobot = nautobot;
    }

    LinkPage page() {
        return new LinkPage(
                this, NautobotSettings.access(this, Patience.USUAL.hasty()).orElseThrow());
    }

    @Override
    public <T> T get(Setting<T> setting) {
        return setting.read(setting.key().equals("nautobot_url") ? nautobot.toString() : null);
    }

    @Override
    public HttpClient http() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    public Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Override
    public Optional<URI> publicUri() {
        return publicUri;
    }

    @Override
    public AccountLinks accountLinks() {
        return (user, secrets) -> {
            offers.add(new Offer(user, secrets));
            return CODE;
        };
    }
}
