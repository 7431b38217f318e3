package dev.shipmate.plugins.nautobot;

import com.google.gson.JsonObject;
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
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Devices: lists, status, facts. */
final class DeviceCommands {

    private static final String LAST = "device";
    private static final Query DEVICE_STATUSES = Query.of("content_types", "dcim.device");
    private static final String ROW =
            "status { name } tenant { name } rack { name } role { name } device_type { model manufacturer { name } }"
                    + " primary_ip4 { address } primary_ip6 { address }";

    private static final Parameter<DeviceFilter> FILTER_TYPE =
            Parameter.oneOf("filter-type", "Devices by what?", DeviceFilter.class);

    private final NautobotAccess access;
    private final Parameter<Optional<String>> filterValue;
    private final Parameter<String> device;
    private final Parameter<String> status;

    DeviceCommands(NautobotAccess access) {
        this.access = access;
        filterValue = Parameter.text("filter-value", "Which one?")
                .asks(soFar -> "Which " + soFar.get(FILTER_TYPE).kind().word() + "?")
                .from(soFar -> Finder.choices(
                        access.reading(soFar),
                        soFar.get(FILTER_TYPE).kind(),
                        soFar.get(FILTER_TYPE).among()))
                .rest()
                .optionalUnless(soFar -> soFar.get(FILTER_TYPE) != DeviceFilter.ALL);
        device = device(access);
        status = Parameter.text("status", "Which status?")
                .from(soFar -> Finder.choices(access.reading(soFar), Kind.STATUS, DEVICE_STATUSES))
                .suggests(this::presentStatus)
                .rest();
    }

    /** Returns a parameter that takes the name or id of a device and proposes the one that the user named last. */
    static Parameter<String> device(NautobotAccess access) {
        return Parameter.text("device-key", "Which device?")
                .from(soFar -> Finder.choices(access.reading(soFar), Kind.DEVICE, Query.all()))
                .suggests(soFar -> soFar.session().get(LAST));
    }

    /** Returns the device that is named, and remembers it for the next question. */
    static NautobotObject chosen(Nautobot nautobot, Parameter<String> device, Invocation in, String fields)
            throws InterruptedException {
        NautobotObject found = Finder.one(nautobot, Kind.DEVICE, Query.all(), in.get(device), fields);
        in.session().put(LAST, found.text("name").isEmpty() ? found.id() : found.text("name"));
        return found;
    }

    List<Subcommand> subcommands() {
        return List.of(
                Subcommand.of(
                                "get-devices",
                                "List devices by name, location, role, model, manufacturer, status or tenant.")
                        .takes(FILTER_TYPE, filterValue)
                        .repeatable()
                        .runs(this::list),
                Subcommand.of("get-device-status", "Show the status of a device.")
                        .takes(device)
                        .repeatable()
                        .runs(this::showStatus),
                Subcommand.of("change-device-status", "Give a device another status.")
                        .takes(device, status)
                        .changes()
                        .runs(this::changeStatus),
                Subcommand.of("get-device-facts", "Show what a device is, where it is and how it is reached.")
                        .takes(device)
                        .repeatable()
                        .runs(this::facts),
                Subcommand.of("get-device-config-context", "Show the configuration context of a device.")
                        .takes(device)
                        .repeatable()
                        .runs(this::configContext));
    }

    private Outcome list(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        DeviceFilter by = in.get(FILTER_TYPE);
        Query query = Query.all();
        String title = "All devices";
        if (by != DeviceFilter.ALL) {
            String typed = in.get(filterValue).orElse("");
            if (by == DeviceFilter.NAME && !Finder.isId(typed)) {
                query = query.and("name", typed.strip());
                title = "Devices called " + typed.strip();
            } else {
                NautobotObject value = Finder.one(nautobot, by.kind(), by.among(), typed, "");
                query = query.and(by.filter(), value.id());
                title = "Devices of " + by.kind().word() + " " + by.kind().label(value);
            }
        }
        Found found = nautobot.rows(
                Kind.DEVICE.model(), query, Kind.DEVICE.fields() + " " + ROW, Answers.MOST_ROWS, Kind.DEVICE.path());
        return Answers.table(
                title,
                "No " + (by == DeviceFilter.ALL ? "devices" : title.replaceFirst("^D", "d")) + " in Nautobot.",
                found,
                List.of("Name", "Status", "Tenant", "Location", "Rack", "Role", "Type", "IP address"),
                DeviceCommands::row);
    }

    private static List<String> row(NautobotObject device) {
        return List.of(
                device.text("name"),
                device.label("status"),
                device.label("tenant"),
                device.label("location"),
                device.label("rack"),
                device.label("role"),
                type(device),
                address(device).replaceFirst("/.*", ""));
    }

    private Outcome showStatus(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        NautobotObject found = chosen(nautobot, device, in, "status { name }");
        return Outcome.reply(Block.text(
                Span.link(Kind.DEVICE.label(found), page(nautobot, found)),
                Span.plain(" is "),
                Span.bold(found.label("status")),
                Span.plain(".")));
    }

    private Outcome changeStatus(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.changing(in);
        NautobotObject found = chosen(nautobot, device, in, "status { id name }");
        NautobotObject wanted = Finder.one(nautobot, Kind.STATUS, DEVICE_STATUSES, in.get(status), "");
        String before = found.label("status");
        if (found.object("status").filter(now -> now.id().equals(wanted.id())).isPresent()) {
            return Outcome.reply(Block.text(
                    Span.plain(found.text("name") + " is "),
                    Span.bold(before),
                    Span.plain(" already: nothing was changed.")));
        }
        JsonObject change = new JsonObject();
        change.addProperty("status", wanted.id());
        nautobot.change("dcim/devices/" + found.id() + "/", change);
        return Outcome.reply(Block.text(
                Span.link(Kind.DEVICE.label(found), page(nautobot, found)),
                Span.plain(" was " + before + " and is now "),
                Span.bold(wanted.text("name")),
                Span.plain(".")));
    }

    private Outcome facts(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        NautobotObject found = chosen(
                nautobot, device, in, ROW + " platform { name } serial asset_tag position face created last_updated");
        return Outcome.reply(
                Block.text(Span.link(Kind.DEVICE.label(found), page(nautobot, found))),
                Block.snippet("", DeviceFacts.yaml(found)));
    }

    private Outcome configContext(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        NautobotObject found = chosen(nautobot, device, in, "");
        Optional<NautobotObject> context = nautobot.find(
                        "dcim/devices/" + found.id() + "/",
                        Query.all().and("include", "config_context").and("depth", 0))
                .flatMap(whole -> whole.object("config_context"));
        if (context.isEmpty() || context.get().json().isEmpty()) {
            return Outcome.reply(found.text("name") + " has no configuration context.");
        }
        return Outcome.reply(
                Block.snippet("Configuration context of " + found.text("name"), DeviceFacts.json(context.get())));
    }

    private Optional<String> presentStatus(Arguments soFar) {
        List<Choice> present = Finder.whileWaiting(() -> {
            NautobotObject found =
                    Finder.one(access.reading(soFar), Kind.DEVICE, Query.all(), soFar.get(device), "status { name }");
            return List.of(Choice.of(found.label("status")));
        });
        return present.stream().map(Choice::value).findFirst();
    }

    private static URI page(Nautobot nautobot, NautobotObject device) {
        return nautobot.page("dcim/devices/" + device.id() + "/");
    }

    static String type(NautobotObject device) {
        return device.object("device_type")
                .map(type -> (type.label("manufacturer") + " " + type.text("model")).strip())
                .orElse("");
    }

    static String address(NautobotObject device) {
        String v4 = device.label("primary_ip4");
        return v4.isEmpty() ? device.label("primary_ip6") : v4;
    }
}
