package dev.shipmate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Checks that what is not allowed is refused in exactly these words. */
public final class Refusals {

    private Refusals() {}

    public static void assertRefused(String words, Runnable action) {
        assertRefused(IllegalArgumentException.class, words, action);
    }

    public static void assertRefused(Class<? extends Exception> type, String words, Runnable action) {
        assertEquals(words, assertThrows(type, action::run).getMessage());
    }
}
