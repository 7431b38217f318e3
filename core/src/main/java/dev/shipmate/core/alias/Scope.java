package dev.shipmate.core.alias;

import java.util.Locale;

/** For whom an alias counts. A user's own goes before that of the channel. */
public enum Scope {
    USER(50),
    CHANNEL(100);

    private final int most;

    Scope(int most) {
        this.most = most;
    }

    /** Returns how many aliases one has at most: more than anybody remembers. */
    int most() {
        return most;
    }

    /** Returns the word that the database holds. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scope of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
