package dev.shipmate.plugins.network;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.PlainText;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host with these settings, at this time; keeps what was posted. */
record FakeContext(Map<String, String> settings, Clock clock, Store store, List<String> posted)
        implements PluginContext {

    FakeContext(Map<String, String> settings, Instant now) {
        this(settings, new FakeStore(), now);
    }

    FakeContext(Map<String, String> settings, Store store, Instant now) {
        this(settings, Clock.fixed(now, ZoneOffset.UTC), store, new ArrayList<>());
    }

    @Override
    public <T> T get(Setting<T> setting) {
        return setting.read(settings.get(setting.key()));
    }

    @Override
    public HttpClient http() {
        return HttpClient.newHttpClient();
    }

    @Override
    public Optional<URI> publicUri() {
        return Optional.empty();
    }

    @Override
    public void post(Origin place, Message message) {
        posted.add(PlainText.of(message));
    }
}
