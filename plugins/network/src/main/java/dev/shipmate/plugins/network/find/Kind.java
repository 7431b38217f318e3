package dev.shipmate.plugins.network.find;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of object of Nautobot that users name. Typed in lower case with hyphens. */
public enum Kind {
    DEVICE("device", "dcim.device", "dcim/devices/", "name__ie", "location"),
    LOCATION("location", "dcim.location", "dcim/locations/", "name__ie", "parent"),
    PREFIX("prefix", "ipam.prefix", "ipam/prefixes/", "prefix", "namespace"),
    IP_ADDRESS("IP address", "ipam.ipaddress", "ipam/ip-addresses/", "address", "parent"),
    VLAN("VLAN", "ipam.vlan", "ipam/vlans/", "name__ie", "vlan_group"),
    CIRCUIT("circuit", "circuits.circuit", "circuits/circuits/", "cid__ie", "provider"),
    RACK("rack", "dcim.rack", "dcim/racks/", "name__ie", "location"),
    INTERFACE("interface", "dcim.interface", "dcim/interfaces/", "name__ie", "device");

    private final String word;
    private final String type;
    private final String path;
    private final String filter;
    private final String parent;

    Kind(String word, String type, String path, String filter, String parent) {
        this.word = word;
        this.type = type;
        this.path = path;
        this.filter = filter;
        this.parent = parent;
    }

    /** Returns the kind that Nautobot calls this, such as {@code dcim.device}. */
    public static Optional<Kind> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** Returns what people call it. */
    public String word() {
        return word;
    }

    /** Returns where such objects are, both for programs and for people. */
    public String path() {
        return path;
    }

    /** Returns how a choice of it is typed. */
    public String typed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the filter that finds one by its natural name, whatever the case. */
    String filter() {
        return filter;
    }

    /** Returns the field that says where it is or what it belongs to. */
    String parent() {
        return parent;
    }
}
