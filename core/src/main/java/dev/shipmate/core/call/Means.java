package dev.shipmate.core.call;

import java.util.Locale;

/** Through what a call came. */
public enum Means {
    /** A line that a user typed. */
    TYPED,
    /** The answer to a question that the host asked. */
    ANSWERED,
    /** A line whose time had come. */
    SCHEDULED,
    /** What waited for a second person, who approved it. */
    APPROVED;

    /** Returns the word that the command log holds. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
