package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.Store;
import dev.shipmate.spi.platform.PlatformException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The key of the seals: made once for all nodes, and kept, encrypted, in the plugin's store. */
final class SealKey {

    private static final String KEY = "interaction_key";
    private static final String LOCK = "interaction_key_is_made";
    private static final Duration LONGEST_MAKING = Duration.ofSeconds(30);
    private static final int BYTES = 32;

    private final Store store;
    private final SecureRandom random = new SecureRandom();

    SealKey(Store store) {
        this.store = store;
    }

    /** Returns the key, if one was ever made. */
    Optional<byte[]> find() {
        return store.get(KEY).map(text -> Base64.getDecoder().decode(text));
    }

    /** Returns the key, and makes it if there is none. */
    byte[] get() {
        Optional<byte[]> found = find();
        return found.isPresent() ? found.get() : made();
    }

    private byte[] made() {
        if (!store.putIfAbsent(LOCK, "", LONGEST_MAKING)) {
            throw PlatformException.passing("another node makes the key of the prompts", null);
        }
        try {
            Optional<byte[]> meanwhile = find();
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            byte[] key = new byte[BYTES];
            random.nextBytes(key);
            store.putSecret(KEY, Base64.getEncoder().encodeToString(key));
            return key;
        } finally {
            store.remove(LOCK);
        }
    }
}
