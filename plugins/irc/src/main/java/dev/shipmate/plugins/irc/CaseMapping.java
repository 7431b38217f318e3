package dev.shipmate.plugins.irc;

import java.util.Locale;

/** Which names of channels and users a server takes for the same: what {@code CASEMAPPING} says. */
enum CaseMapping {
    ASCII("", ""),
    /** {@code []\} are the upper case of <code>{}|</code>, since the first servers were Finnish; so is {@code ~} of {@code ^}. */
    RFC1459("[]\\~", "{}|^"),
    STRICT_RFC1459("[]\\", "{}|"),
    /** All of Unicode. */
    UNICODE("", "");

    private final String upper;
    private final String lower;

    CaseMapping(String upper, String lower) {
        this.upper = upper;
        this.lower = lower;
    }

    /** Returns the one of this name; that of all of Unicode for a name of a later day. */
    static CaseMapping of(String name) {
        return switch (name) {
            case "ascii" -> ASCII;
            case "rfc1459" -> RFC1459;
            case "strict-rfc1459", "rfc1459-strict" -> STRICT_RFC1459;
            default -> UNICODE;
        };
    }

    /** Returns the lower case by which names are compared. */
    String fold(String name) {
        if (this == UNICODE) {
            return name.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            char character = name.charAt(at);
            int special = upper.indexOf(character);
            boolean isUpper = character >= 'A' && character <= 'Z';
            folded.append(special >= 0 ? lower.charAt(special) : isUpper ? (char) (character + 32) : character);
        }
        return folded.toString();
    }
}
