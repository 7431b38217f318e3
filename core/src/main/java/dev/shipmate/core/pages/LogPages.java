package dev.shipmate.core.pages;

import dev.shipmate.core.access.Check;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Ending;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.pages.Listing.Row;
import dev.shipmate.spi.message.Party;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The command log: who ran what, what came of it, and why something was blocked. */
final class LogPages {

    private static final String SECTION = "log";
    private static final String PATH = "/log/";

    private final CommandLog log;
    private final Explainer explainer;
    private final Supplier<List<String>> platforms;
    private final LogExport export;

    LogPages(CommandLog log, Explainer explainer, Supplier<List<String>> platforms) {
        this.log = log;
        this.explainer = explainer;
        this.platforms = platforms;
        this.export = new LogExport(log);
    }

    void addTo(Doors doors) {
        doors.page("/log", this::list);
        doors.page("/log/export.csv", visit -> export.csv(visit, filtered(visit).search(0)));
        doors.page(
                "/log/export.jsonl",
                visit -> export.lines(visit, filtered(visit).search(0)));
        doors.page("/log/{id}", this::one);
    }

    private Lister filtered(Visit visit) {
        return new Lister(visit, PATH)
                .choice(
                        "status",
                        "Status",
                        Arrays.stream(Status.values()).map(Status::word).toList())
                .choice("platform", "Platform", concrete(platforms.get()))
                .exact("command", "Command")
                .exact("subcommand", "Subcommand")
                .exact("user_id", "User ID")
                .exact("channel_id", "Channel ID");
    }

    private void list(Visit visit) {
        Listing listing = filtered(visit)
                .list(
                        log::list,
                        "Commands",
                        List.of("Time", "Status", "Command", "User", "Channel", "Platform", "Took", "Details"),
                        LogPages::row,
                        "Nothing was run or blocked yet.");
        visit.show("log", SECTION, Map.of("listing", listing));
    }

    static Row row(LogEntry entry) {
        return new Row(
                entry.id().toString(),
                path(entry),
                List.of(
                        Cell.time(entry.startTime()).to(PATH + entry.id() + "/"),
                        state(entry.ending()),
                        Cell.code(path(entry)),
                        Cell.text(entry.user().label()),
                        Cell.text(entry.channel().label()),
                        Cell.text(entry.platform()),
                        Cell.text(
                                entry.ending() == null
                                        ? ""
                                        : Durations.shown(entry.ending().runtime())),
                        Cell.muted(entry.ending() == null ? "" : entry.ending().details())));
    }

    static Cell state(@Nullable Ending ending) {
        if (ending == null) {
            return Cell.state("running", "warn");
        }
        String word = ending.status().word();
        return Cell.state(
                word,
                switch (ending.status()) {
                    case SUCCEEDED -> "good";
                    case BLOCKED -> "warn";
                    default -> "bad";
                });
    }

    private void one(Visit visit) {
        LogEntry entry = log.find(visit.id()).orElseThrow(NotFoundResponse::new);
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("Started", Cell.time(entry.startTime()));
        facts.put("Waited", Cell.text(Durations.shown(entry.queueTime())));
        facts.put("Status", state(entry.ending()));
        if (entry.ending() != null) {
            facts.put("Took", Cell.text(Durations.shown(entry.ending().runtime())));
            facts.put("Details", Cell.text(entry.ending().details()));
            facts.put("Incident", Cell.code(entry.ending().incident()));
        }
        facts.put("Reply delivered", Cell.text(entry.isDelivered() ? "yes" : "no"));
        facts.put("Platform", Cell.text(entry.platform()));
        facts.put("Organization", party(entry.organization()));
        facts.put("Channel", party(entry.channel()));
        facts.put("User", party(entry.user()));
        facts.put("Nautobot user", Cell.text(entry.nautobotUser()));
        facts.put("Through", Cell.text(entry.means()));
        facts.put("Node", Cell.text(entry.node()));
        entry.params().forEach(param -> facts.put("Parameter " + param.name(), Cell.code(param.value())));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("title", path(entry));
        model.put("facts", facts);
        model.put("isBlocked", isBlocked(entry));
        model.put("verdicts", isBlocked(entry) ? verdicts(entry) : List.of());
        visit.show("entry", SECTION, model);
    }

    /** What would be decided now about a command that was blocked then. */
    private List<Verdict> verdicts(LogEntry entry) {
        Decision now = explainer.decide(
                entry.platform(),
                entry.command(),
                entry.subcommand(),
                known(entry.organization()),
                known(entry.channel()),
                known(entry.user()));
        return now.checks().stream().map(LogPages::verdict).toList();
    }

    static Verdict verdict(Check check) {
        return new Verdict(
                check.type().word(),
                check.label(),
                check.isAllowed() ? "permits" : check.isDenied() ? "denies" : "blocks",
                check.deciding() == null ? "" : check.deciding().summary(),
                Optional.ofNullable(check.opening()).map(GrantForm::address).orElse(""),
                check.opening() == null ? "" : check.opening().summary());
    }

    private static boolean isBlocked(LogEntry entry) {
        return entry.ending() != null && entry.ending().status() == Status.BLOCKED;
    }

    private static @Nullable Party known(Party party) {
        return party.id().isEmpty() ? null : party;
    }

    private static Cell party(Party party) {
        return party.name().isEmpty() || party.name().equals(party.id())
                ? Cell.code(party.id())
                : Cell.text(party.name() + " (" + party.id() + ")");
    }

    static String path(LogEntry entry) {
        return (entry.command() + " " + entry.subcommand()).strip();
    }

    private static List<String> concrete(List<String> platforms) {
        return platforms.stream().filter(name -> !name.equals("*")).toList();
    }
}
