package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.NearestNames;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of objects, as users type it: {@code devices}, {@code ip-addresses}, {@code all}. Kinds that only this Nautobot has,
 * of its apps, are taken as well.
 */
record Kind(String typed) {

    /**
     * One that every Nautobot has.
     *
     * @param model Nautobot's name of it
     * @param label what one is called
     */
    private record Known(String typed, String model, String label) {}

    private static final String ALL = "all";
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,63}(\\.[a-z][a-z0-9_-]{0,63})?");
    private static final List<Known> KNOWN = List.of(
            new Known("devices", "device", "device"),
            new Known("interfaces", "interface", "interface"),
            new Known("cables", "cable", "cable"),
            new Known("locations", "location", "location"),
            new Known("racks", "rack", "rack"),
            new Known("prefixes", "prefix", "prefix"),
            new Known("ip-addresses", "ipaddress", "IP address"),
            new Known("vlans", "vlan", "VLAN"),
            new Known("vrfs", "vrf", "VRF"),
            new Known("circuits", "circuit", "circuit"),
            new Known("circuit-terminations", "circuittermination", "circuit termination"),
            new Known("providers", "provider", "provider"),
            new Known("tenants", "tenant", "tenant"),
            new Known("virtual-machines", "virtualmachine", "virtual machine"),
            new Known("clusters", "cluster", "cluster"),
            new Known("controllers", "controller", "controller"),
            new Known("device-types", "devicetype", "device type"),
            new Known("modules", "module", "module"),
            new Known("virtual-chassis", "virtualchassis", "virtual chassis"),
            new Known("approval-workflows", "approvalworkflow", "approval workflow"),
            new Known("approval-workflow-stages", "approvalworkflowstage", "approval workflow stage"));

    static Kind parse(String text) {
        Kind kind = new Kind(text.strip().toLowerCase(Locale.ROOT));
        if (!FORM.matcher(kind.typed).matches()) {
            throw new CommandException("\"" + Value.shortened(text, 100)
                    + "\" is no kind of objects. Say one first, such as devices, prefixes or all, and filters behind it:"
                    + " devices status=failed.");
        }
        List<String> near = NearestNames.of(
                kind.typed, choices().stream().map(Choice::value).toList());
        if (!kind.isKnown() && !kind.typed.contains(".") && !near.isEmpty()) {
            throw new CommandException("\"" + kind.typed + "\" is no kind of objects that is known here. Did you mean "
                    + String.join(" or ", near) + "? Write one of an app with the app's name, as in app.model.");
        }
        return kind;
    }

    static List<Choice> choices() {
        return Choice.listOf(
                Stream.concat(Stream.of(ALL), KNOWN.stream().map(Known::typed)).toList());
    }

    /** Returns what one object of a model is called. */
    static String label(String model) {
        return KNOWN.stream()
                .filter(known -> known.model.equals(model))
                .map(Known::label)
                .findFirst()
                .orElse(Value.shortened(model, 60));
    }

    boolean isKnown() {
        return typed.equals(ALL) || KNOWN.stream().anyMatch(known -> matches(known.model));
    }

    /** Returns whether objects of this model are of this kind; one or many, with or without hyphens and the app's name. */
    boolean matches(String model) {
        String word = typed.substring(typed.indexOf('.') + 1).replaceAll("[_-]", "");
        return word.equals(ALL)
                || word.equals(model)
                || word.equals(model + "s")
                || word.equals(model + "es")
                || model.endsWith("y") && word.equals(model.substring(0, model.length() - 1) + "ies");
    }
}
