package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.CommandTokens;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.Store;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a host lends, in memory. */
final class FakeContext implements PluginContext {

    static final String COMMAND_TOKEN = "xr3j5x3p4pfk7kk6ck7b4e6ghh";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> settings = new HashMap<>();
    private final MemoryStore store = new MemoryStore();
    private final Clock clock;
    private Optional<URI> publicUri = Optional.of(URI.create("https://ours.example.net/"));

    FakeContext(Clock clock) {
        this.clock = clock;
        settings.put("mattermost_api_token", "a-token");
        settings.put("mattermost_url", "https://chat.example.com");
    }

    FakeContext with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    FakeContext withoutPublicUrl() {
        publicUri = Optional.empty();
        return this;
    }

    Map<String, String> stored() {
        return store.values;
    }

    @Override
    public <T> T get(Setting<T> setting) {
        return setting.read(settings.get(setting.key()));
    }

    @Override
    public HttpClient http() {
        return HTTP;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Optional<URI> publicUri() {
        return publicUri;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public CommandTokens commandTokens() {
        return (platform, token) -> platform.equals("mattermost") && token.equals(COMMAND_TOKEN);
    }

    /** Keeps texts; lifetimes are not watched. */
    static final class MemoryStore implements Store {

        private final Map<String, String> values = new HashMap<>();

        @Override
        public synchronized Optional<String> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public synchronized void put(String key, String value) {
            values.put(key, value);
        }

        @Override
        public void put(String key, String value, Duration lifetime) {
            put(key, value);
        }

        @Override
        public void putSecret(String key, String value) {
            put(key, value);
        }

        @Override
        public synchronized boolean putIfAbsent(String key, String value, Duration lifetime) {
            return values.putIfAbsent(key, value) == null;
        }

        @Override
        public synchronized void remove(String key) {
            values.remove(key);
        }
    }
}
