package dev.shipmate.core.store;

import java.nio.charset.StandardCharsets;

/** What a key and a value may be. No message repeats a value. */
final class EntryRules {

    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_VALUE = 65_536;

    private EntryRules() {}

    static void check(String key, String value) {
        checkKey(key);
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("the value of the entry " + key + " has " + value.length()
                    + " characters, and at most " + LONGEST_VALUE + " are kept");
        }
        if (!isStorable(value)) {
            throw new IllegalArgumentException(
                    "the value of the entry " + key + " holds a NUL or half a character, which no database takes");
        }
    }

    static void checkKey(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "the key of an entry has 1 to " + LONGEST_KEY + " characters, and this one has " + key.length());
        }
        if (!isStorable(key)) {
            throw new IllegalArgumentException(
                    "the key of an entry holds a NUL or half a character, which no database takes");
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
