package dev.shipmate.core.pages;

import java.util.Locale;

/** What a page says after a change. The word comes back in the address, so that nobody can make a page say what he likes. */
enum Done {
    NOTHING(""),
    ADDED("Added."),
    SAVED("Saved."),
    REMOVED("Removed."),
    IMPORTED("Imported."),
    REVOKED("Revoked: the next request with it is refused."),
    CANCELLED("Asked to stop. A command that does not listen ends at its time limit."),
    GONE("It had ended already."),
    GRANTED("Granted. Both were told."),
    REFUSED("Refused. Both were told."),
    APPROVED("Approved. It runs now; the asker gets the answer."),
    REJECTED("Refused. The asker was told.");

    private final String words;

    Done(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Done of(String word) {
        for (Done done : values()) {
            if (done.word().equals(word)) {
                return done;
            }
        }
        return NOTHING;
    }
}
