package dev.shipmate.plugins.network.redeploy;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.plugins.network.find.Finder;
import dev.shipmate.plugins.network.find.Hit;
import dev.shipmate.plugins.network.find.Kind;
import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.command.CommandException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be redeployed: one device, or all devices of a location and of those within it.
 *
 * @param devices at least one
 */
record Scope(Hit place, List<NautobotObject> devices) {

    private static final int MOST = 500;
    private static final int NAMED = 20;

    Scope {
        devices = List.copyOf(devices);
    }

    /** Finds what a user named. */
    static Scope of(Nautobot nautobot, String typed) throws InterruptedException {
        return of(nautobot, new Finder(nautobot).place(typed));
    }

    private static Scope of(Nautobot nautobot, Hit place) throws InterruptedException {
        if (place.kind() == Kind.DEVICE) {
            return new Scope(place, List.of(place.object()));
        }
        Found found = nautobot.rows(
                "devices", Query.of("location", place.id()), "id name status { name }", MOST, "dcim/devices/");
        if (found.isEmpty()) {
            throw new CommandException("There are no devices at " + place.name() + ", or none that you may see.");
        }
        if (found.isCut()) {
            throw new CommandException("There are " + Words.devices(found.total()) + " at " + place.name()
                    + ", at most " + MOST + " are redeployed at once. Name a location within it.");
        }
        return new Scope(place, found.objects());
    }

    boolean isDevice() {
        return place.kind() == Kind.DEVICE;
    }

    List<String> ids() {
        return devices.stream().map(NautobotObject::id).toList();
    }

    /** Returns what will be touched: how many devices, in which status, and their names. */
    String described() {
        if (isDevice()) {
            return place.name() + " (" + place.object().label("status") + ")";
        }
        Map<String, Long> statuses = devices.stream()
                .collect(Collectors.groupingBy(device -> device.label("status"), TreeMap::new, Collectors.counting()));
        String counts = statuses.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        String names = devices.stream().limit(NAMED).map(NautobotObject::label).collect(Collectors.joining(", "));
        String more = devices.size() > NAMED ? " and " + (devices.size() - NAMED) + " more" : "";
        return Words.devices(devices.size()) + " at " + place.name() + " (" + counts + "): " + names + more;
    }

    /** Returns what is the same as long as the same devices would be touched. */
    String fingerprint() {
        try {
            String all = ids().stream().sorted().collect(Collectors.joining(" "));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
