package dev.shipmate.core.pages;

import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.LogStatistics;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Party;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Who may run what in one place: users across, commands down, each cell decided by the rule that decides. */
public final class MatrixPages {

    private static final String SECTION = "matrix";
    private static final int USERS = 15;
    private static final int PLACES = 50;
    private static final int GRANTS = 500;
    /** No platform has such an ID; only what is granted to anybody reaches it. */
    private static final String ANYBODY = "\u2014";

    private final Explainer explainer;
    private final GrantStore grants;
    private final LogStatistics statistics;
    private final Supplier<Catalog> catalog;

    MatrixPages(Explainer explainer, GrantStore grants, LogStatistics statistics, Supplier<Catalog> catalog) {
        this.explainer = explainer;
        this.grants = grants;
        this.statistics = statistics;
        this.catalog = catalog;
    }

    /** Whether each user may run a command. */
    public record Line(String command, List<Boolean> cells) {}

    void addTo(Doors doors) {
        doors.page("/matrix", this::show);
    }

    private void show(Visit visit) {
        List<LogStatistics.Place> places = statistics.places(PLACES);
        Map<String, String> asked = new LinkedHashMap<>();
        boolean isAsked = !visit.query("platform").isEmpty();
        LogStatistics.Place first = places.isEmpty() ? null : places.get(0);
        asked.put("platform", isAsked || first == null ? visit.query("platform") : first.platform());
        asked.put(
                "organization",
                isAsked || first == null
                        ? visit.query("organization")
                        : first.organization().id());
        asked.put(
                "channel",
                isAsked || first == null
                        ? visit.query("channel")
                        : first.channel().id());
        asked.put("command", visit.query("command"));
        Form form = Form.of(asked);
        List<Party> users = form.value("platform").isEmpty() ? List.of() : users(form.value("platform"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("places", places);
        model.put(
                "platforms",
                catalog.get().platforms().stream()
                        .map(installed -> installed.platform().name())
                        .toList());
        model.put("users", users);
        model.put("lines", users.isEmpty() ? List.of() : lines(form, users));
        model.put("commands", commands());
        visit.show("matrix", SECTION, model);
    }

    private List<Line> lines(Form form, List<Party> users) {
        List<Line> lines = new ArrayList<>();
        catalog.get().commands().stream()
                .map(installed -> installed.command())
                .filter(command ->
                        form.value("command").isEmpty() || command.name().equals(form.value("command")))
                .forEach(command ->
                        command.subcommands().forEach(subcommand -> lines.add(line(form, users, command, subcommand))));
        return lines;
    }

    private Line line(Form form, List<Party> users, Command command, Subcommand subcommand) {
        return new Line(
                (command.name() + " " + subcommand.name()).strip(),
                users.stream()
                        .map(user -> explainer
                                .decide(
                                        form.value("platform"),
                                        command.name(),
                                        subcommand.name(),
                                        Party.of(form.value("organization")),
                                        Party.of(form.value("channel")),
                                        user)
                                .isAllowed())
                        .toList());
    }

    /** Whom grants name, then whom the log has seen, then anybody else. */
    private List<Party> users(String platform) {
        Map<String, Party> users = new LinkedHashMap<>();
        grants.list(Search.first(GRANTS).where("grant_type", "user").where("platform", "*", platform)).rows().stream()
                .map(stored -> stored.grant())
                .filter(grant ->
                        !grant.value().startsWith("@") && !grant.value().equals("*"))
                .map(MatrixPages::party)
                .forEach(user -> users.putIfAbsent(user.id(), user));
        statistics.users(platform, USERS).forEach(user -> users.putIfAbsent(user.id(), user));
        List<Party> shown = new ArrayList<>(users.values().stream().limit(USERS).toList());
        shown.add(new Party(ANYBODY, "anybody else"));
        return shown;
    }

    private static Party party(Grant grant) {
        return new Party(grant.value(), grant.name().isEmpty() ? grant.value() : grant.name());
    }

    private List<String> commands() {
        return catalog.get().commands().stream()
                .map(installed -> installed.command().name())
                .toList();
    }
}
