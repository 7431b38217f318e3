package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.NautobotObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What users name: what it is called, where Nautobot keeps it, and by which of its fields people know it. */
enum Kind {
    DEVICE("device", "devices", "dcim/devices/", "name", "location { name }"),
    LOCATION(
            "location",
            "locations",
            "dcim/locations/",
            "name",
            "parent { name parent { name parent { name parent { name } } } }"),
    RACK("rack", "racks", "dcim/racks/", "name", "location { name }"),
    ROLE("role", "roles", "extras/roles/", "name", ""),
    STATUS("status", "statuses", "extras/statuses/", "name", ""),
    TENANT("tenant", "tenants", "tenancy/tenants/", "name", ""),
    MANUFACTURER("manufacturer", "manufacturers", "dcim/manufacturers/", "name", ""),
    MODEL("model", "device_types", "dcim/device-types/", "model", "manufacturer { name }"),
    VLAN_GROUP("VLAN group", "vlan_groups", "ipam/vlan-groups/", "name", "location { name }"),
    PROVIDER("provider", "providers", "circuits/providers/", "name", ""),
    CIRCUIT("circuit", "circuits", "circuits/circuits/", "cid", "provider { name }"),
    CIRCUIT_TYPE("circuit type", "circuit_types", "circuits/circuit-types/", "name", "");

    private final String word;
    private final String model;
    private final String path;
    private final String nameField;
    private final String context;

    Kind(String word, String model, String path, String nameField, String context) {
        this.word = word;
        this.model = model;
        this.path = path;
        this.nameField = nameField;
        this.context = context;
    }

    /** Returns what people call it. */
    String word() {
        return word;
    }

    /** Returns what people call several of it. */
    String words() {
        return word.endsWith("s") ? word + "es" : word + "s";
    }

    /** Returns GraphQL's name of its list. */
    String model() {
        return model;
    }

    /** Returns REST's name of its list. */
    String path() {
        return path;
    }

    /** Returns the field by which people know it. */
    String nameField() {
        return nameField;
    }

    /** Returns the fields that name it and tell it from others of the same name. */
    String fields() {
        return "id " + nameField + " " + context;
    }

    String name(NautobotObject object) {
        return object.text(nameField);
    }

    /** Returns the name and what tells it from others: where a device is, below what a location lies. */
    String label(NautobotObject object) {
        if (this == LOCATION) {
            return chain(object);
        }
        String where = context.isEmpty() ? "" : object.label(context.substring(0, context.indexOf(' ')));
        return where.isEmpty() ? name(object) : name(object) + " (" + where + ")";
    }

    /** Returns the names of a location and of all that it lies in, the widest first. */
    static String chain(NautobotObject location) {
        List<String> names = new ArrayList<>();
        Optional<NautobotObject> next = Optional.of(location);
        while (next.isPresent()) {
            names.add(next.get().text("name"));
            next = next.get().object("parent");
        }
        Collections.reverse(names);
        return String.join(" > ", names);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
