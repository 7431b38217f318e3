package dev.shipmate.plugins.nautobot;

/** By what the devices are chosen whose connections are wanted. */
enum ConnectionFilter {
    DEVICE(Kind.LOCATION, "location"),
    MODEL(Kind.MODEL, "device_type"),
    ROLE(Kind.ROLE, "role"),
    LOCATION(Kind.LOCATION, "location"),
    ALL(Kind.LOCATION, "");

    private final Kind kind;
    private final String filter;

    ConnectionFilter(Kind kind, String filter) {
        this.kind = kind;
        this.filter = filter;
    }

    /** Returns what the first value names; one device is looked for where it is. */
    Kind kind() {
        return kind;
    }

    String filter() {
        return filter;
    }
}
