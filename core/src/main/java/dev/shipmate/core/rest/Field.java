package dev.shipmate.core.rest;

import java.util.List;

/**
 * One field of a resource: what bodies are read by, what OPTIONS and the OpenAPI document say.
 *
 * @param help one sentence
 * @param longest in characters; 0 for no limit
 * @param choices what it may be; none for anything
 */
record Field(String name, Kind kind, Use use, String help, int longest, List<String> choices) {

    /** What JSON it is. */
    enum Kind {
        TEXT,
        TIME,
        NUMBER,
        FLAG,
        /** Anything else that is only shown. */
        VALUE,
        /** A list of objects with {@code id} and {@code label}. */
        MEMBERS
    }

    /** Who writes it, and whether it must be written. */
    enum Use {
        MANDATORY,
        OPTIONAL,
        READ_ONLY,
        /** Taken once and never shown. */
        WRITE_ONCE
    }

    static Field text(String name, Use use, int longest, String help) {
        return new Field(name, Kind.TEXT, use, help, longest, List.of());
    }

    static Field choice(String name, Use use, List<String> choices, String help) {
        return new Field(name, Kind.TEXT, use, help, 0, choices);
    }

    static Field time(String name, Use use, String help) {
        return new Field(name, Kind.TIME, use, help, 0, List.of());
    }

    static Field shown(String name, Kind kind, String help) {
        return new Field(name, kind, Use.READ_ONLY, help, 0, List.of());
    }

    boolean isReadOnly() {
        return use == Use.READ_ONLY;
    }

    boolean isMandatory() {
        return use == Use.MANDATORY;
    }
}
