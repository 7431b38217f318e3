package dev.shipmate.plugins.nautobot;

/** By what circuits can be chosen. */
enum CircuitFilter {
    PROVIDER(Kind.PROVIDER, "provider"),
    LOCATION(Kind.LOCATION, "location"),
    TYPE(Kind.CIRCUIT_TYPE, "circuit_type"),
    ALL(Kind.CIRCUIT, "");

    private final Kind kind;
    private final String filter;

    CircuitFilter(Kind kind, String filter) {
        this.kind = kind;
        this.filter = filter;
    }

    Kind kind() {
        return kind;
    }

    String filter() {
        return filter;
    }
}
