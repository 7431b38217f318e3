package dev.shipmate.core.approval;

import java.util.Locale;

/** How far an approval has come. Only an open one changes, and it does once. */
public enum ApprovalState {
    OPEN,
    APPROVED,
    REFUSED,
    /** The asker took it back. */
    WITHDRAWN,
    /** Nobody decided it in time. */
    EXPIRED;

    /** As written in the table and in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ApprovalState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
