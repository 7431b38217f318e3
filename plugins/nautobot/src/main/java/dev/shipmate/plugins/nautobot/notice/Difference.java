package dev.shipmate.plugins.nautobot.notice;

import java.util.Locale;
import java.util.regex.Pattern;

/** One field that changed. That a secret changed is told, but not what it is. */
record Difference(String field, Value before, Value after) {

    private static final Pattern SECRET =
            Pattern.compile("(.*_)?(secret|password|passphrase|psk|token|community|private_key|auth_key)");

    static boolean isSecret(String field) {
        return SECRET.matcher(field.toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns what it was and what it is. */
    String words() {
        return isSecret(field) ? "changed, not shown" : before.words() + " → " + after.words();
    }

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
