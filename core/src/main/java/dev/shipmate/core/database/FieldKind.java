package dev.shipmate.core.database;

import java.time.OffsetDateTime;

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
    INSTANT("a date and time with its offset, as in 2030-12-31T18:00:00Z") {
        @Override
        Object parse(String text) {
            return OffsetDateTime.parse(text).toInstant();
        }
    };

    private final String description;

    FieldKind(String description) {
        this.description = description;
    }

    abstract Object parse(String text);

    String description() {
        return description;
    }
}
