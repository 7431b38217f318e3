package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory with the bounds of the real one. */
final class FakeStore implements Store {

    private record Kept(String value, Instant until) {}

    private final Map<String, Kept> kept = new TreeMap<>();
    private final Clock clock;

    FakeStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<String> get(String key) {
        Kept found = kept.get(check(key));
        return found == null || !found.until().isAfter(clock.instant()) ? Optional.empty() : Optional.of(found.value());
    }

    @Override
    public void put(String key, String value) {
        keep(key, value, Instant.MAX);
    }

    @Override
    public void put(String key, String value, Duration lifetime) {
        keep(key, value, clock.instant().plus(lifetime));
    }

    @Override
    public void putSecret(String key, String value) {
        throw new AssertionError("a joke is no secret");
    }

    @Override
    public synchronized boolean putIfAbsent(String key, String value, Duration lifetime) {
        boolean isAbsent = get(key).isEmpty();
        if (isAbsent) {
            put(key, value, lifetime);
        }
        return isAbsent;
    }

    @Override
    public synchronized void remove(String key) {
        kept.remove(check(key));
    }

    @Override
    public synchronized List<String> keys(String prefix) {
        return kept.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .filter(key -> get(key).isPresent())
                .toList();
    }

    private synchronized void keep(String key, String value, Instant until) {
        if (value.isEmpty() || value.length() > 65_536) {
            throw new IllegalArgumentException("a value of " + value.length() + " characters");
        }
        kept.put(check(key), new Kept(value, until));
    }

    private static String check(String key) {
        if (key.isEmpty() || key.length() > 255) {
            throw new IllegalArgumentException("a key of " + key.length() + " characters");
        }
        return key;
    }
}
