package dev.shipmate.core.request;

import java.util.Locale;

/** How far a request has come. Only an open one changes, and it does once. */
public enum RequestState {
    OPEN,
    GRANTED,
    REFUSED,
    /** Nobody decided it in time. */
    EXPIRED;

    /** As written in the table, in REST and in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RequestState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
