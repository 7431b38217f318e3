package dev.shipmate.core.pages;

import java.time.Duration;

/** Times that things take, as short as people read them. */
final class Durations {

    private Durations() {}

    static String shown(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return millis / 1_000 + "." + millis % 1_000 / 100 + " s";
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
