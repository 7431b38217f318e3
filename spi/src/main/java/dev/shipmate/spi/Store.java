package dev.shipmate.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Small durable texts of one plugin, shared by all nodes: what must outlive a restart and belongs in no settings file, such
 * as a token that a service has renewed. Implemented by the host.
 *
 * <p>A key has 1 to 255 characters, a value at most 65,536.
 *
 * @since 1
 */
public interface Store {

    /** Returns the value of a key, unless it is absent or has expired. */
    Optional<String> get(String key);

    /** Keeps a value, in place of the one before. */
    void put(String key, String value);

    /** Keeps a value for a while, in place of the one before. */
    void put(String key, String value, Duration lifetime);

    /** Keeps a value encrypted with the host's key, in place of the one before; {@link #get} returns it as it was. */
    void putSecret(String key, String value);

    /**
     * Keeps a value for a while if the key is absent or has expired. Of all callers on all nodes one at a time succeeds, so
     * it serves as a lock and to do a thing once.
     *
     * @return whether it was kept
     */
    boolean putIfAbsent(String key, String value, Duration lifetime);

    /** Forgets a key; one that is absent is left so. */
    void remove(String key);

    /**
     * Returns the keys that begin like this and have not expired, in their order.
     *
     * @param prefix compared letter by letter; the empty string for all
     */
    default List<String> keys(String prefix) {
        throw new UnsupportedOperationException("this host lists no keys");
    }
}
