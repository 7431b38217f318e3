package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Racks. */
final class RackCommands {

    private final NautobotAccess access;
    private final Parameter<String> location;
    private final Parameter<String> rack;

    RackCommands(NautobotAccess access) {
        this.access = access;
        location = Parameter.text("location-key", "Which location?")
                .from(soFar ->
                        Finder.choices(access.reading(soFar), Kind.LOCATION, Query.of("content_type", "dcim.rack")));
        rack = Parameter.text("rack-id", "Which rack?").from(this::racks);
    }

    List<Subcommand> subcommands() {
        return List.of(Subcommand.of("get-rack", "Show what is mounted in a rack, unit by unit.")
                .takes(location, rack)
                .repeatable()
                .runs(this::show));
    }

    private List<Choice> racks(Arguments soFar) {
        return Finder.whileWaiting(() -> {
            Nautobot nautobot = access.reading(soFar);
            NautobotObject where = Finder.one(nautobot, Kind.LOCATION, Query.all(), soFar.get(location), "");
            return Finder.choices(nautobot, Kind.RACK, Query.of("location", where.id()));
        });
    }

    private Outcome show(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        NautobotObject where = Finder.one(nautobot, Kind.LOCATION, Query.all(), in.get(location), "");
        NautobotObject found =
                Finder.one(nautobot, Kind.RACK, Query.of("location", where.id()), in.get(rack), "u_height desc_units");
        Found devices = nautobot.rows(
                "devices",
                Query.of("rack", found.id()),
                "name position face status { name } device_type { u_height }",
                Rack.TALLEST * 2,
                "dcim/devices/");
        Rack elevation = Rack.of(found, devices.objects());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(
                Span.link(Kind.RACK.label(found), nautobot.page("dcim/racks/" + found.id() + "/")),
                Span.plain(", " + elevation.height() + " units")));
        blocks.add(Block.snippet("", elevation.lines()));
        RackPicture.png(elevation)
                .ifPresent(png -> blocks.add(Block.image(
                        Block.attachment(fileName(found.text("name")), "image/png", png),
                        "Elevation of the rack " + found.text("name"))));
        return Outcome.reply(blocks.toArray(new Block[0]));
    }

    private static String fileName(String rack) {
        String safe = rack.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return "rack-" + safe + ".png";
    }
}
