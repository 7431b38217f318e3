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
import java.util.List;
import java.util.Optional;

/** Circuits and who provides them. */
final class CircuitCommands {

    private static final int MOST_PROVIDERS = 1_000;
    private static final String END = " { location { name } provider_network { name } cloud_network { name } }";
    private static final String FIELDS =
            "id cid provider { name } circuit_type { name } status { name } tenant { name }"
                    + " description circuit_termination_a" + END + " circuit_termination_z" + END;
    private static final String CONNECTED =
            " { location { name } provider_network { name } cloud_network { name } connected_interface { name device { name } }"
                    + " connected_circuit_termination { circuit { cid provider { name } } } }";

    private static final Parameter<CircuitFilter> FILTER_TYPE =
            Parameter.oneOf("filter-type", "Circuits by what?", CircuitFilter.class);

    private final NautobotAccess access;
    private final Parameter<Optional<String>> filterValue;
    private final Parameter<String> provider;
    private final Parameter<String> circuit;

    CircuitCommands(NautobotAccess access) {
        this.access = access;
        filterValue = Parameter.text("filter-value", "Which one?")
                .asks(soFar -> "Which " + soFar.get(FILTER_TYPE).kind().word() + "?")
                .from(soFar -> Finder.choices(
                        access.reading(soFar), soFar.get(FILTER_TYPE).kind(), Query.all()))
                .rest()
                .optionalUnless(soFar -> soFar.get(FILTER_TYPE) != CircuitFilter.ALL);
        provider = Parameter.text("provider-key", "Which provider?")
                .from(soFar -> Finder.choices(
                        access.reading(soFar), Kind.PROVIDER, Query.all().and("has_circuits", true)));
        circuit = Parameter.text("circuit-id", "Which circuit?").from(this::circuits);
    }

    List<Subcommand> subcommands() {
        return List.of(
                Subcommand.of("get-circuits", "List circuits by provider, location or type.")
                        .takes(FILTER_TYPE, filterValue)
                        .repeatable()
                        .runs(this::list),
                Subcommand.of("get-circuit-providers", "List the providers of circuits.")
                        .repeatable()
                        .runs(this::providers),
                Subcommand.of("get-circuit-connections", "Show what a circuit connects.")
                        .takes(provider, circuit)
                        .repeatable()
                        .runs(this::connections));
    }

    private List<Choice> circuits(Arguments soFar) {
        return Finder.whileWaiting(() -> {
            Nautobot nautobot = access.reading(soFar);
            NautobotObject chosen = Finder.one(nautobot, Kind.PROVIDER, Query.all(), soFar.get(provider), "");
            return Finder.choices(nautobot, Kind.CIRCUIT, Query.of("provider", chosen.id()));
        });
    }

    private Outcome list(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        CircuitFilter by = in.get(FILTER_TYPE);
        Query query = Query.all();
        String title = "Circuits";
        if (by != CircuitFilter.ALL) {
            NautobotObject value = Finder.one(
                    nautobot, by.kind(), Query.all(), in.get(filterValue).orElse(""), "");
            query = query.and(by.filter(), value.id());
            title += " of " + by.kind().word() + " " + by.kind().label(value);
        }
        Found found = nautobot.rows("circuits", query, FIELDS, Answers.MOST_ROWS, Kind.CIRCUIT.path());
        return Answers.table(
                title,
                "No " + title.replaceFirst("^C", "c") + " in Nautobot.",
                found,
                List.of("ID", "Provider", "Type", "Status", "Tenant", "A side", "Z side", "Description"),
                each -> List.of(
                        each.text("cid"),
                        each.label("provider"),
                        each.label("circuit_type"),
                        each.label("status"),
                        each.label("tenant"),
                        place(each.object("circuit_termination_a")),
                        place(each.object("circuit_termination_z")),
                        each.text("description")));
    }

    private Outcome providers(Invocation in) throws InterruptedException {
        Found found = access.reading(in).list("circuits/providers/", Query.all().and("depth", 0), MOST_PROVIDERS);
        return Answers.table(
                "Providers of circuits",
                "No providers of circuits in Nautobot.",
                found,
                List.of("Name", "ASN", "Account", "Circuits"),
                each -> List.of(each.text("name"), each.text("asn"), each.text("account"), each.text("circuit_count")));
    }

    private Outcome connections(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        NautobotObject from = Finder.one(nautobot, Kind.PROVIDER, Query.all(), in.get(provider), "");
        NautobotObject found = Finder.one(
                nautobot,
                Kind.CIRCUIT,
                Query.of("provider", from.id()),
                in.get(circuit),
                "circuit_termination_a" + CONNECTED + " circuit_termination_z" + CONNECTED);
        return Outcome.reply(Block.table(
                "Circuit " + found.text("cid") + " of " + from.text("name"),
                List.of("Side", "Connecting object"),
                List.of(
                        List.of("A", connected(found.object("circuit_termination_a"))),
                        List.of("Z", connected(found.object("circuit_termination_z"))))));
    }

    private static String place(Optional<NautobotObject> end) {
        return end.map(there -> {
                    String location = there.label("location");
                    String network = there.label("provider_network");
                    return !location.isEmpty() ? location : !network.isEmpty() ? network : there.label("cloud_network");
                })
                .orElse("");
    }

    private static String connected(Optional<NautobotObject> end) {
        if (end.isEmpty()) {
            return "This side has no termination.";
        }
        Optional<NautobotObject> port = end.get().object("connected_interface");
        if (port.isPresent()) {
            return port.get().label("device") + " " + port.get().text("name");
        }
        Optional<NautobotObject> other =
                end.get().object("connected_circuit_termination").flatMap(far -> far.object("circuit"));
        String where = place(end);
        return other.map(next -> "circuit " + next.text("cid") + " of " + next.label("provider"))
                .orElse(where.isEmpty() ? "Nothing is connected." : "Nothing is connected at " + where + ".");
    }
}
