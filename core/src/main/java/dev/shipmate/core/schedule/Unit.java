package dev.shipmate.core.schedule;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What intervals are counted in. */
public enum Unit {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration length;

    Unit(Duration length) {
        this.length = length;
    }

    Duration times(long number) {
        return length.multipliedBy(number);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of {@code minute}, {@code minutes}, {@code min} and the like. */
    static Optional<Unit> of(String word) {
        String one = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        for (Unit unit : values()) {
            if (unit.word().equals(one) || unit == MINUTE && one.equals("min")) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
