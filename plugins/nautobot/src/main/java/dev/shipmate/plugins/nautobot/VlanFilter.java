package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Query;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what VLANs can be chosen. */
enum VlanFilter {
    ID(null, "vid"),
    GROUP(Kind.VLAN_GROUP, "vlan_group"),
    NAME(null, "name__ie"),
    ROLE(Kind.ROLE, "role"),
    LOCATION(Kind.LOCATION, "location"),
    STATUS(Kind.STATUS, "status"),
    TENANT(Kind.TENANT, "tenant"),
    ALL(null, "");

    private final @Nullable Kind kind;
    private final String filter;

    VlanFilter(@Nullable Kind kind, String filter) {
        this.kind = kind;
        this.filter = filter;
    }

    /** Returns what is named, or nothing where the value is a VLAN's own number or name. */
    Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    /** Returns what limits the kind to what a VLAN can have. */
    Query among() {
        return this == ROLE || this == STATUS ? Query.of("content_types", "ipam.vlan") : Query.all();
    }

    /** Returns Nautobot's name of the filter. */
    String filter() {
        return filter;
    }

    /** Returns what people call it. */
    String word() {
        return this == ID ? "VLAN number" : kind == null ? "VLAN name" : kind.word();
    }
}
