package dev.shipmate.plugins.network;

import dev.shipmate.spi.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps texts for as long as the test runs; {@link #expire} lets those end that end. */
final class FakeStore implements Store {

    private final SortedMap<String, String> lasting = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, String> ending = new ConcurrentSkipListMap<>();

    void expire() {
        ending.clear();
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(ending.getOrDefault(key, lasting.get(key)));
    }

    @Override
    public void put(String key, String value) {
        check(key, value);
        lasting.put(key, value);
    }

    @Override
    public void put(String key, String value, Duration lifetime) {
        check(key, value);
        ending.put(key, value);
    }

    @Override
    public void putSecret(String key, String value) {
        put(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration lifetime) {
        check(key, value);
        return ending.putIfAbsent(key, value) == null;
    }

    @Override
    public void remove(String key) {
        ending.remove(key);
        lasting.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return ending.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > 255 || value.length() > 65_536) {
            throw new IllegalArgumentException("too long");
        }
    }
}
