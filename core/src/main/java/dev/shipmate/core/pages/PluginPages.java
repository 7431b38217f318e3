package dev.shipmate.core.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.operations.Operations;
import dev.shipmate.core.pages.Listing.Row;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.spi.command.Parameter;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is installed: plugins with their jars, settings, commands and threads, and every setting with its source. */
final class PluginPages {

    private static final String PLUGINS = "plugins";
    private static final String SETTINGS = "settings";

    private final Supplier<Catalog> catalog;
    private final Supplier<Map<String, String>> troubles;
    private final Operations operations;

    PluginPages(Supplier<Catalog> catalog, Supplier<Map<String, String>> troubles, Operations operations) {
        this.catalog = catalog;
        this.troubles = troubles;
        this.operations = operations;
    }

    void addTo(Doors doors) {
        doors.page("/plugins", this::list);
        doors.page("/plugins/{name}", this::one);
        doors.page("/settings", this::settings);
    }

    private void list(Visit visit) {
        Map<String, String> now = troubles.get();
        List<Row> rows =
                catalog.get().reports().stream().map(report -> row(report, now)).toList();
        visit.show(
                "table",
                PLUGINS,
                Map.of(
                        "title",
                        "Plugins",
                        "lead",
                        "A jar in the folder plugins/ is picked up while the host runs.",
                        "columns",
                        List.of("Plugin", "Version", "State", "Loaded at", "Commands", "Platforms", "What is wrong"),
                        "rows",
                        rows));
    }

    private static Row row(PluginReport report, Map<String, String> troubles) {
        return new Row(
                report.name(),
                report.name(),
                List.of(
                        Cell.text(report.name()).to("/plugins/" + report.name() + "/"),
                        Cell.text(report.version()),
                        state(report),
                        Cell.time(report.life().loadedAt()),
                        Cell.text(String.join(", ", report.commands())),
                        Cell.text(String.join(", ", report.platforms())),
                        Cell.muted(wrong(report, troubles))));
    }

    static Cell state(PluginReport report) {
        if (report.life().isUpdateRefused()) {
            return Cell.state("running, update refused", "warn");
        }
        String word = report.state().name().toLowerCase(Locale.ROOT);
        return Cell.state(
                word,
                switch (report.state()) {
                    case RUNNING -> "good";
                    case OFF -> "muted";
                    case REFUSED -> "bad";
                });
    }

    /** Why it does not run, or else what troubles its platforms. */
    private static String wrong(PluginReport report, Map<String, String> troubles) {
        return report.wrong().isEmpty()
                ? report.platforms().stream()
                        .map(platform -> troubles.getOrDefault(platform, ""))
                        .filter(trouble -> !trouble.isEmpty())
                        .collect(Collectors.joining("; "))
                : report.wrong();
    }

    private void one(Visit visit) {
        String name = visit.context().pathParam("name");
        PluginReport report = catalog.get().reports().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("State", state(report));
        facts.put("What is wrong", Cell.text(wrong(report, troubles.get())));
        facts.put("Version", Cell.text(report.version()));
        facts.put("Jar", Cell.code(report.jar().isEmpty() ? "part of the host" : report.jar()));
        facts.put("SHA-256", Cell.code(report.sha256()));
        Instant loadedAt = report.life().loadedAt();
        if (loadedAt != null) {
            facts.put("Loaded at", Cell.time(loadedAt));
            facts.put("Generation", Cell.text(String.valueOf(report.life().generation())));
        }
        facts.put("Platforms", Cell.text(String.join(", ", report.platforms())));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", report.name());
        model.put("facts", facts);
        model.put("commands", commands(name));
        model.put("settings", report.settings());
        model.put("threads", threads(name));
        visit.show("plugin", PLUGINS, model);
    }

    private List<Row> commands(String plugin) {
        List<Row> rows = new ArrayList<>();
        for (InstalledCommand installed : catalog.get().commands()) {
            if (installed.plugin().name().equals(plugin)) {
                installed
                        .command()
                        .subcommands()
                        .forEach(subcommand -> rows.add(new Row(
                                subcommand.name(),
                                subcommand.name(),
                                List.of(
                                        Cell.code((installed.command().name() + " " + subcommand.name()).strip()),
                                        Cell.text(subcommand.parameters().stream()
                                                .map(Parameter::name)
                                                .collect(Collectors.joining(" "))),
                                        Cell.text(subcommand.summary()),
                                        Cell.text(subcommand.isChange() ? "changes something" : "")))));
            }
        }
        return rows;
    }

    /** The threads of a plugin bear its name. */
    private static List<Row> threads(String plugin) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("plugin-" + plugin + "-"))
                .sorted(java.util.Comparator.comparing(Thread::getName))
                .map(thread -> new Row(
                        thread.getName(),
                        thread.getName(),
                        List.of(
                                Cell.code(thread.getName()),
                                Cell.text(thread.getState().name().toLowerCase(Locale.ROOT)))))
                .toList();
    }

    private void settings(Visit visit) {
        JsonNode settings = operations.run(
                "settings",
                JsonNodeFactory.instance.objectNode(),
                new Author(visit.account().name(), "web", ""));
        List<Row> rows = new ArrayList<>();
        settings.forEach(setting -> rows.add(new Row(
                setting.path("key").asText(),
                setting.path("key").asText(),
                List.of(
                        Cell.code(setting.path("key").asText()),
                        Cell.code(setting.path("value").asText()),
                        Cell.text(setting.path("source").asText()),
                        Cell.text(setting.path("plugin").asText()),
                        Cell.muted(setting.path("summary").asText())))));
        visit.show(
                "table",
                SETTINGS,
                Map.of(
                        "title",
                        "Settings",
                        "lead",
                        "They are written in conf/plugins.properties. Secrets are never shown.",
                        "columns",
                        List.of("Key", "Value", "From", "Of", "What it does"),
                        "rows",
                        rows));
    }
}
