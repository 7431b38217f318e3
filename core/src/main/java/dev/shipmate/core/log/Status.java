package dev.shipmate.core.log;

import java.util.Locale;

/** How a command ended. A command that is still running has none. */
public enum Status {
    SUCCEEDED,
    /** No grant. It never ran. */
    BLOCKED,
    /** The command said so, or its plugin was gone or its queue full. */
    FAILED,
    /** It threw, or ran out of time. */
    ERRORED,
    /** Its node died, or stopped before it ended. */
    INTERRUPTED;

    /** As written in the log and in metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
