package dev.shipmate.core.request;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For how long access is granted. */
public enum Term {
    HOUR,
    /** To the next midnight where the host stands. */
    TODAY,
    ALWAYS;

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The term of a word, whatever its case. */
    public static Optional<Term> of(String word) {
        return Arrays.stream(values())
                .filter(term -> term.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All of them as people write them. */
    public static String words() {
        return Arrays.stream(values()).map(Term::word).collect(Collectors.joining(", "));
    }

    /** The first instant at which it is over; null for never. */
    @Nullable
    Instant end(Instant now, ZoneId zone) {
        return switch (this) {
            case HOUR -> now.plus(Duration.ofHours(1));
            case TODAY ->
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
            case ALWAYS -> null;
        };
    }
}
