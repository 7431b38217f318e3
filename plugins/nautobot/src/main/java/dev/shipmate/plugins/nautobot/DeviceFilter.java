package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Query;

/** By what devices can be chosen. */
enum DeviceFilter {
    NAME(Kind.DEVICE, "id"),
    LOCATION(Kind.LOCATION, "location"),
    ROLE(Kind.ROLE, "role"),
    MODEL(Kind.MODEL, "device_type"),
    MANUFACTURER(Kind.MANUFACTURER, "manufacturer"),
    STATUS(Kind.STATUS, "status"),
    TENANT(Kind.TENANT, "tenant"),
    ALL(Kind.DEVICE, "");

    private final Kind kind;
    private final String filter;

    DeviceFilter(Kind kind, String filter) {
        this.kind = kind;
        this.filter = filter;
    }

    Kind kind() {
        return kind;
    }

    /** Returns what limits the kind to what a device can have. */
    Query among() {
        return this == ROLE || this == STATUS ? Query.of("content_types", "dcim.device") : Query.all();
    }

    /** Returns Nautobot's name of the filter, which takes an id. */
    String filter() {
        return filter;
    }
}
