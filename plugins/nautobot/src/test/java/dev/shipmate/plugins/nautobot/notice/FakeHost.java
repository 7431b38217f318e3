package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.PlainText;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Lends what a host lends, keeps texts in memory, and remembers what was posted where. */
final class FakeHost implements PluginContext {

    static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    static final String SECRET = "s3cret of the webhook";

    final Map<String, String> lines =
            new TreeMap<>(Map.of("nautobot_webhook_secret", SECRET, "nautobot_url", "https://nautobot.example/base"));
    final List<String> posted = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final AtomicInteger reads = new AtomicInteger();
    Instant now = NOW;
    Optional<RuntimeException> trouble = Optional.empty();

    private final Map<String, Kept> kept = new TreeMap<>();

    private record Kept(String value, Instant until, boolean isSecret) {}

    static Origin channel(String id) {
        return new Origin(
                "test",
                Party.of("org"),
                new Party(id, "#" + id),
                new Party("u1", "Ann"),
                "https://reply.example/secret");
    }

    boolean isKeptSecret(String prefix) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .allMatch(entry -> entry.getValue().isSecret);
    }

    @Override
    public <T> T get(Setting<T> setting) {
        return setting.read(lines.get(setting.key()));
    }

    @Override
    public HttpClient http() {
        throw new AssertionError("a webhook asks nobody");
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public Optional<URI> publicUri() {
        return Optional.empty();
    }

    @Override
    public void post(Origin place, Message message) {
        if (place.platform().equals("gone")) {
            throw new IllegalArgumentException("no platform gone");
        }
        trouble.ifPresent(e -> {
            throw e;
        });
        messages.add(message);
        posted.add(place.channelId() + ": " + PlainText.of(message));
    }

    @Override
    public Store store() {
        return new Store() {
            @Override
            public Optional<String> get(String key) {
                reads.incrementAndGet();
                return alive(key).map(Kept::value);
            }

            @Override
            public void put(String key, String value) {
                keep(key, new Kept(value, Instant.MAX, false));
            }

            @Override
            public void put(String key, String value, Duration lifetime) {
                keep(key, new Kept(value, now.plus(lifetime), false));
            }

            @Override
            public void putSecret(String key, String value) {
                keep(key, new Kept(value, Instant.MAX, true));
            }

            @Override
            public boolean putIfAbsent(String key, String value, Duration lifetime) {
                if (alive(key).isPresent()) {
                    return false;
                }
                put(key, value, lifetime);
                return true;
            }

            @Override
            public void remove(String key) {
                kept.remove(key);
            }

            @Override
            public List<String> keys(String prefix) {
                return kept.keySet().stream()
                        .filter(key -> key.startsWith(prefix) && alive(key).isPresent())
                        .toList();
            }
        };
    }

    private void keep(String key, Kept text) {
        if (key.isEmpty() || key.length() > 255 || text.value.length() > 65_536) {
            throw new IllegalArgumentException("the host keeps no such key or value: " + key);
        }
        kept.put(key, text);
    }

    private Optional<Kept> alive(String key) {
        return Optional.ofNullable(kept.get(key)).filter(text -> text.until.isAfter(now));
    }
}
