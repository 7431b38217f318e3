package dev.shipmate.plugins.network.status;

import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.plugins.network.find.Finder;
import dev.shipmate.plugins.network.find.Hit;
import dev.shipmate.plugins.network.find.Kind;
import dev.shipmate.plugins.network.find.Which;
import dev.shipmate.plugins.network.words.Remembered;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code network status}: the whole network, or a device, or those of a location, role or status. */
public final class StatusCommand {

    private static final Parameter<Optional<String>> WHAT = Parameter.text(
                    "what", "Which device, location, role or status?")
            .optional()
            .rest();

    private final NautobotAccess access;
    private final Clock clock;
    private final Which which = new Which(this::candidates);

    public StatusCommand(NautobotAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    public Subcommand subcommand() {
        return Subcommand.of("status", "Show the network, or a device, or those of a location, role or status.")
                .takes(WHAT, which.parameter())
                .repeatable()
                .runs(this::status);
    }

    private Outcome status(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        String what = in.get(WHAT).map(String::strip).orElse("");
        if (what.isEmpty()) {
            return Outcome.reply(Message.of(new Overview(nautobot, clock).blocks()));
        }
        Optional<Hit> hit = which.pick(in);
        if (hit.isPresent()) {
            return Outcome.reply(found(nautobot, hit.get(), in));
        }
        for (String list : List.of("role", "status")) {
            Optional<NautobotObject> found = labelled(nautobot, list, what);
            if (found.isPresent()) {
                NautobotObject one = found.get();
                return Outcome.reply(Message.of(new Devices(nautobot).list(one.label(), list, one.id())));
            }
        }
        throw new Finder(nautobot).unknown("device, location, role or status", what);
    }

    private List<Hit> candidates(Arguments soFar) throws InterruptedException {
        Optional<String> what = soFar.get(WHAT);
        if (what.isEmpty() || what.get().isBlank()) {
            return List.of();
        }
        Finder finder = new Finder(access.reading(soFar));
        List<Hit> devices = finder.find(Kind.DEVICE, what.get());
        return devices.isEmpty() ? finder.find(Kind.LOCATION, what.get()) : devices;
    }

    private static Message found(Nautobot nautobot, Hit hit, Invocation in) throws InterruptedException {
        if (hit.kind() == Kind.DEVICE) {
            Remembered.device(in.session(), hit.name());
            return Facts.of(nautobot, hit);
        }
        // those of the locations within count too
        return Message.of(new Devices(nautobot).list(hit.name(), "location", hit.id()));
    }

    private static Optional<NautobotObject> labelled(Nautobot nautobot, String list, String what)
            throws InterruptedException {
        Query query =
                Query.of("content_types", "dcim.device").and("name__ie", what).and("depth", 0);
        String path = list.equals("role") ? "extras/roles/" : "extras/statuses/";
        return nautobot.list(path, query, 1).objects().stream().findFirst();
    }
}
