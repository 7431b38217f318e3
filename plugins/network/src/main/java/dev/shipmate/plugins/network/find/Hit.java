package dev.shipmate.plugins.network.find;

import dev.shipmate.plugins.nautobot.client.NautobotObject;

/**
 * An object that a user may have meant.
 *
 * @param object all its fields, with what they refer to by name
 */
public record Hit(Kind kind, NautobotObject object) {

    public String id() {
        return object.id();
    }

    /** Returns what people call it; an interface with its device. */
    public String name() {
        String name = kind == Kind.PREFIX ? object.text("prefix") : object.label();
        return kind == Kind.INTERFACE ? object.label("device") + ":" + name : name;
    }

    /** Returns the name and what tells it from others of the same name, such as {@code edge-01 (device, ams01)}. */
    public String described() {
        String parent = kind == Kind.VLAN ? vlanPlace() : kind == Kind.INTERFACE ? "" : object.label(kind.parent());
        return name() + " (" + kind.word() + (parent.isEmpty() ? "" : ", " + parent) + ")";
    }

    /** Returns its page for people, below Nautobot's address. */
    public String page() {
        return kind.path() + id() + "/";
    }

    private String vlanPlace() {
        String places = object.labels("locations");
        return places.isEmpty() ? object.label(kind.parent()) : places;
    }
}
