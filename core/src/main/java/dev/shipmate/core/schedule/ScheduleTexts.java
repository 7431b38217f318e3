package dev.shipmate.core.schedule;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How schedules are told of. */
public final class ScheduleTexts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    private ScheduleTexts() {}

    /** When it runs next, on the clocks of its zone; empty where it does not. */
    public static String next(Schedule schedule) {
        return moment(schedule, schedule.nextRun());
    }

    /** When it was due last and what came of it; empty where it never was. */
    public static String last(Schedule schedule) {
        String moment = moment(schedule, schedule.lastRun());
        return schedule.lastStatus().isEmpty() ? moment : moment + ", " + schedule.lastStatus();
    }

    /** Its state, and why it is so where there is a reason. */
    public static String state(Schedule schedule) {
        return schedule.note().isEmpty()
                ? schedule.state().word()
                : schedule.state().word() + ": " + schedule.note();
    }

    private static String moment(Schedule schedule, @Nullable Instant moment) {
        return moment == null ? "" : MOMENT.format(moment.atZone(schedule.when().zone()));
    }
}
