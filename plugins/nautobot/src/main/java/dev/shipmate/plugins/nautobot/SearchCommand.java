package dev.shipmate.plugins.nautobot;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks for a text in everything that network people look for, with one question to Nautobot. */
final class SearchCommand {

    private static final int MOST = 5;
    private static final int LONGEST = 100;

    /**
     * Where to look.
     *
     * @param title what stands above what was found
     * @param model GraphQL's name of the list
     * @param page where a person finds one, before its id
     * @param name the field that names one
     * @param context what tells it from others
     */
    private record Shelf(String title, String model, String page, String name, String context) {}

    private static final List<Shelf> SHELVES = List.of(
            new Shelf("Devices", "devices", "dcim/devices/", "name", "location { name }"),
            new Shelf("Locations", "locations", "dcim/locations/", "name", "parent { name }"),
            new Shelf("Racks", "racks", "dcim/racks/", "name", "location { name }"),
            new Shelf("Addresses", "ip_addresses", "ipam/ip-addresses/", "address", "dns_name"),
            new Shelf("Prefixes", "prefixes", "ipam/prefixes/", "prefix", "description"),
            new Shelf("VLANs", "vlans", "ipam/vlans/", "name", "vid"),
            new Shelf("Circuits", "circuits", "circuits/circuits/", "cid", "provider { name }"));

    private static final Parameter<String> TEXT =
            Parameter.parsed("text", "Look for what?", SearchCommand::text).rest();

    private final NautobotAccess access;

    SearchCommand(NautobotAccess access) {
        this.access = access;
    }

    List<Subcommand> subcommands() {
        return List.of(Subcommand.of(
                        "search",
                        "Look for a text in devices, locations, racks, addresses, prefixes, VLANs and circuits.")
                .takes(TEXT)
                .repeatable()
                .runs(this::search));
    }

    private Outcome search(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        String text = in.get(TEXT);
        NautobotObject found = nautobot.graphQl(question(text));
        List<Block> blocks = new ArrayList<>();
        for (Shelf shelf : SHELVES) {
            List<NautobotObject> objects = found.objects(shelf.model());
            if (!objects.isEmpty()) {
                blocks.add(shown(nautobot, shelf, objects));
            }
        }
        if (blocks.isEmpty()) {
            return Outcome.reply("Nautobot has nothing with \"" + text + "\", or you may not see it.");
        }
        blocks.add(Block.text(Span.link(
                "Look for it in Nautobot",
                nautobot.page("search/?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))));
        return Outcome.reply(blocks.toArray(new Block[0]));
    }

    private static String question(String text) {
        StringBuilder question = new StringBuilder("{");
        for (Shelf shelf : SHELVES) {
            question.append(' ')
                    .append(shelf.model())
                    .append('(')
                    .append(Query.of("q", text).and("limit", MOST + 1).arguments())
                    .append(") { id ")
                    .append(shelf.name())
                    .append(' ')
                    .append(shelf.context())
                    .append(" }");
        }
        return question.append(" }").toString();
    }

    private static Block shown(Nautobot nautobot, Shelf shelf, List<NautobotObject> objects) {
        List<Span> spans = new ArrayList<>();
        spans.add(Span.bold(shelf.title()));
        objects.stream().limit(MOST).forEach(each -> {
            String name = each.text(shelf.name());
            spans.add(Span.plain("\n"));
            spans.add(Span.link(name.isEmpty() ? "unnamed" : name, nautobot.page(shelf.page() + each.id() + "/")));
            String context = each.label(shelf.context().replaceFirst(" .*", ""));
            if (!context.isEmpty()) {
                spans.add(Span.plain(" (" + context + ")"));
            }
        });
        if (objects.size() > MOST) {
            spans.add(Span.plain("\nand more: a longer text finds fewer."));
        }
        return new Block.Text(spans);
    }

    private static String text(String typed) {
        String text = typed.strip();
        if (text.length() < 2 || text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new CommandException("Look for 2 to " + LONGEST + " characters.");
        }
        return text;
    }
}
