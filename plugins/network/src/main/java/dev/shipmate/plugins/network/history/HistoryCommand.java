package dev.shipmate.plugins.network.history;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.network.find.Finder;
import dev.shipmate.plugins.network.find.Hit;
import dev.shipmate.plugins.network.find.Kind;
import dev.shipmate.plugins.network.find.Which;
import dev.shipmate.plugins.network.words.Remembered;
import dev.shipmate.plugins.network.words.Since;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code network history}: finds what is asked about, or lets the user choose among what may be meant. */
public final class HistoryCommand {

    private static final Parameter<String> OBJECT = Parameter.text(
                    "object",
                    "Which device? (Or location, prefix, IP address, VLAN, circuit, rack, or device:interface.)")
            .suggests(Remembered::device);
    private static final Parameter<Since> SINCE = Parameter.parsed(
                    "since", "Since when (2h, 7d, or a date)?", Since::parse)
            .defaultsTo(Since.parse("7d"));
    private static final Parameter<Optional<Kind>> KIND =
            Parameter.oneOf("kind", "Which kind of object?", Kind.class).optional();

    private final NautobotAccess access;
    private final Clock clock;
    private final Which which = new Which(this::candidates);

    public HistoryCommand(NautobotAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    public Subcommand subcommand() {
        return Subcommand.of(
                        "history",
                        "Show who changed what on a device or another object, in the last seven days or since then.")
                .takes(OBJECT, SINCE, KIND, which.parameter())
                .repeatable()
                .runs(this::history);
    }

    private Outcome history(Invocation in) throws InterruptedException {
        Instant now = clock.instant();
        Since since = in.get(SINCE);
        if (since.start(now).isAfter(now)) {
            return Outcome.failed(since + " is still to come. Give a time that has passed, such as 2h or 7d.");
        }
        Nautobot nautobot = access.reading(in);
        Optional<Hit> found = which.pick(in);
        if (found.isEmpty()) {
            found = gone(new ChangeLog(nautobot), in.get(KIND), in.get(OBJECT));
        }
        if (found.isEmpty()) {
            throw new Finder(nautobot).unknown(in.get(KIND).map(Kind::word).orElse("object"), in.get(OBJECT));
        }
        Hit hit = found.get();
        if (hit.kind() == Kind.DEVICE) {
            Remembered.device(in.session(), hit.name());
        }
        return Outcome.reply(new HistoryReport(nautobot, since.start(now)).of(hit));
    }

    private List<Hit> candidates(Arguments soFar) throws InterruptedException {
        Finder finder = new Finder(access.reading(soFar));
        String typed = soFar.get(OBJECT);
        Optional<Kind> kind = soFar.get(KIND);
        return kind.isPresent() ? finder.find(kind.get(), typed) : finder.find(typed);
    }

    /**
     * What was deleted has a history all the same, as long as the change log keeps it. What is only hidden from the user has
     * none here, although the change log may tell of it.
     */
    private static Optional<Hit> gone(ChangeLog log, Optional<Kind> kind, String typed) throws InterruptedException {
        Optional<NautobotObject> last;
        try {
            last = Finder.isId(typed) ? log.lastOfId(typed.strip()) : log.lastOf(typed.strip());
        } catch (CommandException e) {
            // whoever may not see the change log is told that there is no such object
            return Optional.empty();
        }
        if (last.isEmpty() || !ChangeLog.isDeletion(last.get())) {
            return Optional.empty();
        }
        JsonObject object = new JsonObject();
        object.addProperty("id", last.get().text("changed_object_id"));
        object.addProperty("display", last.get().text("object_repr"));
        return Kind.ofType(last.get().text("changed_object_type"))
                .filter(type -> kind.isEmpty() || kind.get() == type)
                .map(type -> new Hit(type, new NautobotObject(object)));
    }
}
