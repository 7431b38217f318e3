package dev.shipmate.spi.command;

import java.util.Optional;

/**
 * Small strings that a plugin remembers about one user of one platform, kept in the database for
 * {@code session_cache_timeout} seconds (a day by default) after they were last written. Safe for use by many threads.
 *
 * @since 1
 */
public interface Session {

    /** Returns the entry, or nothing if there is none or it has expired. */
    Optional<String> get(String name);

    /**
     * Writes an entry.
     *
     * @param name at most 100 characters
     * @param value at most 4,000 characters
     * @throws IllegalArgumentException if either is longer
     */
    void put(String name, String value);

    /** Removes an entry; does nothing if there is none. */
    void remove(String name);
}
