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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is cabled to what. */
final class ConnectionCommands {

    /** The devices of one answer; each may have hundreds of interfaces. */
    private static final int MOST_DEVICES = 500;

    private static final String CABLED =
            "interfaces(has_cable: true) { name connected_interface { name device { id name } }"
                    + " cable_peer_circuit_termination { circuit { cid } } cable { status { name } } }";
    private static final Query ROLES = Query.of("content_types", "dcim.device");

    private static final Parameter<ConnectionFilter> FILTER_TYPE =
            Parameter.oneOf("filter-type", "Connections by what?", ConnectionFilter.class);

    private final NautobotAccess access;
    private final Parameter<Optional<String>> first;
    private final Parameter<Optional<String>> second;

    ConnectionCommands(NautobotAccess access) {
        this.access = access;
        first = Parameter.text("filter-value-1", "Which one?")
                .asks(soFar -> "Which " + soFar.get(FILTER_TYPE).kind().word() + "?")
                .from(soFar -> Finder.choices(
                        access.reading(soFar), soFar.get(FILTER_TYPE).kind(), among(soFar.get(FILTER_TYPE))))
                .optionalUnless(soFar -> soFar.get(FILTER_TYPE) != ConnectionFilter.ALL);
        second = Parameter.text("filter-value-2", "Which device?")
                .from(this::devices)
                .optionalUnless(soFar -> soFar.get(FILTER_TYPE) == ConnectionFilter.DEVICE);
    }

    List<Subcommand> subcommands() {
        return List.of(Subcommand.of(
                        "get-interface-connections",
                        "List what is cabled to what, by device, model, role or location; a device is named behind its"
                                + " location.")
                .takes(FILTER_TYPE, first, second)
                .repeatable()
                .runs(this::list));
    }

    private static Query among(ConnectionFilter by) {
        return by == ConnectionFilter.ROLE ? ROLES : Query.all();
    }

    private List<Choice> devices(Arguments soFar) {
        return Finder.whileWaiting(() -> {
            Nautobot nautobot = access.reading(soFar);
            NautobotObject location = Finder.one(
                    nautobot, Kind.LOCATION, Query.all(), soFar.get(first).orElse(""), "");
            return Finder.choices(nautobot, Kind.DEVICE, Query.of("location", location.id()));
        });
    }

    private Outcome list(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        ConnectionFilter by = in.get(FILTER_TYPE);
        Query query = Query.all();
        String title = "All connections";
        if (by != ConnectionFilter.ALL) {
            NautobotObject value =
                    Finder.one(nautobot, by.kind(), among(by), in.get(first).orElse(""), "");
            query = query.and(by.filter(), value.id());
            title = "Connections of " + by.kind().word() + " " + by.kind().label(value);
        }
        if (by == ConnectionFilter.DEVICE) {
            NautobotObject device =
                    Finder.one(nautobot, Kind.DEVICE, query, in.get(second).orElse(""), "");
            query = Query.of("id", device.id());
            title = "Connections of " + Kind.DEVICE.label(device);
        }
        Found devices = nautobot.rows(
                "devices", query.and("has_interfaces", true), "id name " + CABLED, MOST_DEVICES, "dcim/devices/");
        return answer(title, devices, by != ConnectionFilter.DEVICE);
    }

    private static Outcome answer(String title, Found devices, boolean hasGroup) {
        Set<String> group = devices.objects().stream().map(NautobotObject::id).collect(Collectors.toSet());
        Set<String> told = new TreeSet<>();
        List<List<String>> rows = new ArrayList<>();
        boolean hasOutside = false;
        for (NautobotObject device : devices.objects()) {
            for (NautobotObject port : device.objects("interfaces")) {
                Optional<NautobotObject> far = port.object("connected_interface");
                Optional<NautobotObject> farDevice = far.flatMap(end -> end.object("device"));
                boolean isOutside = hasGroup
                        && farDevice.isPresent()
                        && !group.contains(farDevice.get().id());
                hasOutside |= isOutside;
                String near = device.id() + " " + port.text("name");
                String other = farDevice.map(NautobotObject::id).orElse("") + " "
                        + far.map(end -> end.text("name")).orElse("");
                // each connection is seen from both of its ends, and is told once
                if (told.add(near.compareTo(other) < 0 ? near + "|" + other : other + "|" + near)) {
                    rows.add(List.of(
                            device.label("name"),
                            port.text("name"),
                            (isOutside ? "* " : "")
                                    + farDevice.map(end -> end.text("name")).orElse(""),
                            far.map(end -> end.text("name")).orElse(""),
                            status(port)));
                }
            }
        }
        if (rows.isEmpty()) {
            return Outcome.reply("No " + lowered(title) + " in Nautobot. What you may not see there is left out.");
        }
        List<Block> blocks = new ArrayList<>();
        if (devices.isCut()) {
            blocks.add(Block.text("These are the connections of the first "
                    + devices.objects().size() + " of " + devices.total()
                    + " devices. Ask for one location to see the others."));
        }
        blocks.add(Block.table(
                title + " (" + rows.size() + ")",
                List.of("Device A", "Interface A", "Device B", "Interface B", "Connection status"),
                rows));
        if (hasOutside) {
            blocks.add(Block.text("* is not one of those that were asked for."));
        }
        return Outcome.reply(blocks.toArray(new Block[0]));
    }

    private static String status(NautobotObject port) {
        String status = port.object("cable").map(cable -> cable.label("status")).orElse("");
        String circuit = port.object("cable_peer_circuit_termination")
                .map(end -> end.label("circuit"))
                .orElse("");
        return circuit.isEmpty() ? status : status + ", by circuit " + circuit;
    }

    private static String lowered(String title) {
        return title.replaceFirst("^All c|^C", "c");
    }
}
