package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import java.util.List;
import java.util.Optional;

/** VLANs. */
final class VlanCommands {

    private static final int HIGHEST_NUMBER = 4_094;
    private static final String FIELDS = "id vid name locations { name } vlan_group { name } prefixes { prefix }"
            + " tenant { name } status { name } role { name } description";

    private static final Parameter<VlanFilter> FILTER_TYPE =
            Parameter.oneOf("filter-type", "VLANs by what?", VlanFilter.class);

    private final NautobotAccess access;
    private final Parameter<Optional<String>> filterValue;

    VlanCommands(NautobotAccess access) {
        this.access = access;
        filterValue = Parameter.text("filter-value-1", "Which one?")
                .asks(soFar -> "Which " + soFar.get(FILTER_TYPE).word() + "?")
                .from(this::choices)
                .rest()
                .optionalUnless(soFar -> soFar.get(FILTER_TYPE) != VlanFilter.ALL);
    }

    List<Subcommand> subcommands() {
        return List.of(
                Subcommand.of("get-vlans", "List VLANs by number, group, name, role, location, status or tenant.")
                        .takes(FILTER_TYPE, filterValue)
                        .repeatable()
                        .runs(this::list));
    }

    private List<Choice> choices(Arguments soFar) {
        VlanFilter by = soFar.get(FILTER_TYPE);
        return by.kind()
                .map(kind -> Finder.choices(access.reading(soFar), kind, by.among()))
                .orElse(List.of());
    }

    private Outcome list(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        VlanFilter by = in.get(FILTER_TYPE);
        String typed = in.get(filterValue).orElse("").strip();
        Query query = Query.all();
        String title = "VLANs";
        if (by.kind().isPresent()) {
            NautobotObject value = Finder.one(nautobot, by.kind().get(), by.among(), typed, "");
            query = query.and(by.filter(), value.id());
            title += " of " + by.word() + " " + by.kind().get().label(value);
        } else if (by == VlanFilter.ID) {
            query = query.and(by.filter(), number(typed));
            title += " with number " + typed;
        } else if (by == VlanFilter.NAME) {
            query = query.and(by.filter(), typed);
            title += " called " + typed;
        }
        Found found = nautobot.rows("vlans", query, FIELDS, Answers.MOST_ROWS, "ipam/vlans/");
        return Answers.table(
                title,
                "No " + title + " in Nautobot.",
                found,
                List.of("ID", "Location", "Group", "Name", "Prefixes", "Tenant", "Status", "Role", "Description"),
                VlanCommands::row);
    }

    private static List<String> row(NautobotObject vlan) {
        return List.of(
                vlan.text("vid"),
                vlan.labels("locations"),
                vlan.label("vlan_group"),
                vlan.text("name"),
                vlan.labels("prefixes"),
                vlan.label("tenant"),
                vlan.label("status"),
                vlan.label("role"),
                vlan.text("description"));
    }

    private static long number(String typed) {
        if (typed.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(typed);
            if (number >= 1 && number <= HIGHEST_NUMBER) {
                return number;
            }
        }
        throw new CommandException("\"" + typed + "\" is no VLAN number: give a whole number from 1 to "
                + HIGHEST_NUMBER + ", or choose by name.");
    }
}
