package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses and prefixes. */
final class AddressCommands {

    private static final int MOST_SAME = 10;
    private static final int MOST_CHILDREN = 2_000;
    private static final int MOST_FREE = 5;
    private static final String ADDRESS =
            "id address status { name } role { name } dns_name description tenant { name }"
                    + " parent { id prefix namespace { name } } interfaces { name device { name } }"
                    + " vm_interfaces { name virtual_machine { name } } nat_inside { address }";
    private static final String PREFIX =
            "id prefix type status { name } role { name } namespace { name } locations { name }"
                    + " vlan { vid name } tenant { name } description parent { prefix }";

    private static final Parameter<String> ADDRESS_TEXT = Parameter.parsed(
            "address", "Which address, such as 192.0.2.7?", text -> text(text, "an address, such as 192.0.2.7"));
    private static final Parameter<String> PREFIX_TEXT = Parameter.parsed(
            "prefix", "Which prefix, such as 192.0.2.0/24?", text -> text(text, "a prefix, such as 192.0.2.0/24"));

    private final NautobotAccess access;

    AddressCommands(NautobotAccess access) {
        this.access = access;
    }

    List<Subcommand> subcommands() {
        return List.of(
                Subcommand.of("get-ip", "Show what an address belongs to.")
                        .takes(ADDRESS_TEXT)
                        .repeatable()
                        .runs(this::address),
                Subcommand.of("get-prefix", "Show a prefix, how full it is and what is free in it.")
                        .takes(PREFIX_TEXT)
                        .repeatable()
                        .runs(this::prefix));
    }

    private Outcome address(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        String asked = in.get(ADDRESS_TEXT);
        Found found =
                nautobot.rows("ip_addresses", Query.of("address", asked), ADDRESS, MOST_SAME, "ipam/ip-addresses/");
        if (found.isEmpty()) {
            return Outcome.reply(
                    "Nautobot has no address " + asked + ", or you may not see it. " + around(nautobot, asked));
        }
        List<Block> blocks = new ArrayList<>();
        for (NautobotObject each : found.objects()) {
            blocks.add(
                    Block.text(Span.link(each.text("address"), nautobot.page("ipam/ip-addresses/" + each.id() + "/"))));
            blocks.add(Block.fields(facts(each)));
        }
        return Outcome.reply(blocks.toArray(new Block[0]));
    }

    private static Map<String, String> facts(NautobotObject address) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Status", address.label("status"));
        put(facts, "Role", address.label("role"));
        put(facts, "Used by", users(address));
        put(facts, "DNS name", address.text("dns_name"));
        put(
                facts,
                "Prefix",
                address.object("parent").map(parent -> parent.text("prefix")).orElse(""));
        put(
                facts,
                "Namespace",
                address.object("parent")
                        .map(parent -> parent.label("namespace"))
                        .orElse(""));
        put(facts, "Inside of NAT", address.label("nat_inside"));
        put(facts, "Tenant", address.label("tenant"));
        put(facts, "Description", address.text("description"));
        return facts;
    }

    private static String users(NautobotObject address) {
        List<String> users = new ArrayList<>();
        address.objects("interfaces").forEach(port -> users.add(port.label("device") + " " + port.text("name")));
        address.objects("vm_interfaces")
                .forEach(port -> users.add(port.label("virtual_machine") + " " + port.text("name")));
        return String.join(", ", users);
    }

    private static String around(Nautobot nautobot, String asked) throws InterruptedException {
        Found around = nautobot.rows(
                "prefixes", Query.of("contains", asked.replaceFirst("/.*", "")), "prefix", MOST_SAME, "ipam/prefixes/");
        return around.isEmpty()
                ? "No prefix there holds it."
                : "It lies in "
                        + around.objects().get(around.objects().size() - 1).text("prefix") + ".";
    }

    private Outcome prefix(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        String asked = in.get(PREFIX_TEXT);
        Found found = nautobot.rows("prefixes", Query.of("prefix", asked), PREFIX, MOST_SAME, "ipam/prefixes/");
        if (found.isEmpty()) {
            return Outcome.reply(
                    "Nautobot has no prefix " + asked + ", or you may not see it. " + around(nautobot, asked));
        }
        List<Block> blocks = new ArrayList<>();
        for (NautobotObject each : found.objects()) {
            blocks.add(Block.text(Span.link(each.text("prefix"), nautobot.page("ipam/prefixes/" + each.id() + "/"))));
            blocks.add(Block.fields(facts(nautobot, each)));
        }
        return Outcome.reply(blocks.toArray(new Block[0]));
    }

    private static Map<String, String> facts(Nautobot nautobot, NautobotObject prefix) throws InterruptedException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Status", prefix.label("status"));
        put(facts, "Type", prefix.text("type").toLowerCase(Locale.ROOT));
        put(facts, "Role", prefix.label("role"));
        put(facts, "Namespace", prefix.label("namespace"));
        put(facts, "Location", prefix.labels("locations"));
        put(
                facts,
                "VLAN",
                prefix.object("vlan")
                        .map(vlan -> vlan.text("vid") + " " + vlan.text("name"))
                        .orElse(""));
        put(facts, "Tenant", prefix.label("tenant"));
        put(facts, "Lies in", prefix.label("parent"));
        put(facts, "Description", prefix.text("description"));
        Found children =
                nautobot.rows("prefixes", Query.of("parent", prefix.id()), "prefix", MOST_CHILDREN, "ipam/prefixes/");
        long addresses = nautobot.list(
                        "ipam/ip-addresses/", Query.of("parent", prefix.id()).and("depth", 0), 0)
                .total();
        facts.put("Used", Utilisation.of(prefix.text("prefix"), prefix.text("type"), children, addresses));
        List<NautobotObject> free = nautobot.free("ipam/prefixes/" + prefix.id() + "/available-ips/", 1);
        facts.put("Next free address", free.isEmpty() ? "none" : free.get(0).text("address"));
        if (!children.isEmpty()) {
            facts.put(
                    "Free prefixes",
                    nautobot.free("ipam/prefixes/" + prefix.id() + "/available-prefixes/", MOST_FREE).stream()
                            .limit(MOST_FREE)
                            .map(each -> each.text("prefix"))
                            .collect(Collectors.collectingAndThen(
                                    Collectors.joining(", "), text -> text.isEmpty() ? "none" : text)));
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private static String text(String typed, String what) {
        String text = typed.strip();
        if (!text.matches("[0-9a-fA-F.:]{2,45}(/[0-9]{1,3})?")) {
            throw new CommandException(
                    "\"" + (typed.length() > 60 ? typed.substring(0, 60) + "…" : typed) + "\" is not " + what + ".");
        }
        return text;
    }
}
