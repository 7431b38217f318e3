package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import java.util.ArrayList;
import java.util.List;

/** Who made the devices. */
final class ManufacturerCommands {

    /** Each is one request: Nautobot counts, so that not a single device must be read. */
    private static final int MOST_MANUFACTURERS = 200;

    private final NautobotAccess access;

    ManufacturerCommands(NautobotAccess access) {
        this.access = access;
    }

    List<Subcommand> subcommands() {
        return List.of(Subcommand.of("get-manufacturer-summary", "Count the devices of each manufacturer.")
                .repeatable()
                .runs(this::summary));
    }

    private Outcome summary(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        Found makers = nautobot.rows(
                "manufacturers",
                Query.all().and("has_device_types", true),
                "id name",
                MOST_MANUFACTURERS,
                "dcim/manufacturers/");
        List<NautobotObject> counted = new ArrayList<>();
        for (NautobotObject maker : makers.objects()) {
            in.progress(counted.size(), makers.objects().size(), "counting the devices of " + maker.text("name"));
            long devices = nautobot.list(
                            "dcim/devices/",
                            Query.of("manufacturer", maker.id()).and("depth", 0),
                            0)
                    .total();
            maker.json().addProperty("devices", devices);
            if (devices > 0) {
                counted.add(maker);
            }
        }
        long left = makers.total() - makers.objects().size();
        return Answers.table(
                "Devices by manufacturer",
                "No devices in Nautobot.",
                new Found(counted, counted.size() + left),
                List.of("Manufacturer", "Devices"),
                maker -> List.of(maker.text("name"), maker.text("devices")));
    }
}
