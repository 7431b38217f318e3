package dev.shipmate.plugins.network.history;

import dev.shipmate.plugins.network.words.Words;

/** One field that was changed; what is not set is empty. */
public record Difference(String what, String before, String after) {

    String summary() {
        return what + ": " + shown(before) + " → " + shown(after);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : Words.cell(value);
    }
}
