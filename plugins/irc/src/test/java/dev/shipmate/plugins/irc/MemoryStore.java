package dev.shipmate.plugins.irc;

import dev.shipmate.spi.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the host lends, in memory and without time. */
final class MemoryStore implements Store {

    private final Map<String, String> entries = new ConcurrentSkipListMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, String value) {
        entries.put(key, value);
    }

    @Override
    public void put(String key, String value, Duration lifetime) {
        entries.put(key, value);
    }

    @Override
    public void putSecret(String key, String value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration lifetime) {
        return entries.putIfAbsent(key, value) == null;
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }
}
