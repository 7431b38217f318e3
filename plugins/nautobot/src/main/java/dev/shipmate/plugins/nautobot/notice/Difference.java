package dev.shipmate.plugins.nautobot.notice;

import java.util.Locale;

/** One field that changed. */
record Difference(String field, Value before, Value after) {

    /** Returns the field's name as people write it. */
    String label() {
        return label(field);
    }

    static String label(String field) {
        String words = Value.shortened(field.replace('_', ' '), 60);
        int first = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }
}
