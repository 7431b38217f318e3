package dev.shipmate.core.store;

import dev.shipmate.spi.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps nothing: for plugins that are looked at without a database, where nobody may take a lock either. */
public final class ForgetfulStore implements Store {

    @Override
    public Optional<String> get(String key) {
        EntryRules.checkKey(key);
        return Optional.empty();
    }

    @Override
    public void put(String key, String value) {
        EntryRules.check(key, value);
    }

    @Override
    public void put(String key, String value, Duration lifetime) {
        EntryRules.check(key, value);
    }

    @Override
    public void putSecret(String key, String value) {
        EntryRules.check(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration lifetime) {
        EntryRules.check(key, value);
        return false;
    }

    @Override
    public void remove(String key) {
        EntryRules.checkKey(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return List.of();
    }
}
