package dev.shipmate.core.schedule;

import java.util.Locale;

/** Whether a schedule runs. */
public enum ScheduleState {
    ACTIVE,
    PAUSED,
    /** It was due for the last time. */
    OVER;

    /** As written in the table and in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ScheduleState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
