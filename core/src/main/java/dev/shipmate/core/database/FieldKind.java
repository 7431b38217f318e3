package dev.shipmate.core.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** What a column holds, which says what a filter on it may be given. */
public enum FieldKind {
    TEXT("a text") {
        @Override
        Object parse(String text) {
            return text;
        }
    },
    UUID("a UUID") {
        @Override
        Object parse(String text) {
            return java.util.UUID.fromString(text);
        }
    },
    NUMBER("a whole number") {
        @Override
        Object parse(String text) {
            return Long.valueOf(text);
        }
    },
    BOOLEAN("true or false") {
        @Override
        Object parse(String text) {
            return switch (text) {
                case "true", "True", "1" -> true;
                case "false", "False", "0" -> false;
                default -> throw new IllegalArgumentException(text);
            };
        }
    },
    /** Without an offset, or without a time of day, as Nautobot's clients write it: UTC, and the day's beginning. */
    INSTANT("a date, or a date and time, as in 2030-12-31 or 2030-12-31T18:00:00Z") {
        @Override
        Object parse(String text) {
            if (!text.contains(":")) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return instant(DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from));
        }
    };

    private static Instant instant(TemporalAccessor time) {
        return time instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    private final String description;

    FieldKind(String description) {
        this.description = description;
    }

    abstract Object parse(String text);

    String description() {
        return description;
    }
}
