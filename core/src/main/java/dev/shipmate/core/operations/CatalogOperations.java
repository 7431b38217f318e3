package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.core.plugin.StuckThread;
import dev.shipmate.core.plugin.ThreadReport;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.settings.ShownValue;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says what is installed: plugins, commands, settings. */
public final class CatalogOperations {

    private final Supplier<Catalog> catalog;
    private final SettingsFile file;
    private final Supplier<Map<String, String>> troubles;

    /**
     * Makes them.
     *
     * @param troubles what keeps each platform from working, by name; empty where all is well
     */
    public CatalogOperations(Supplier<Catalog> catalog, SettingsFile file, Supplier<Map<String, String>> troubles) {
        this.catalog = catalog;
        this.file = file;
        this.troubles = troubles;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "plugins", (arguments, author) -> plugins(),
                "commands", (arguments, author) -> commands(),
                "settings", (arguments, author) -> settings(),
                "status", (arguments, author) -> status());
    }

    private JsonNode plugins() {
        ArrayNode rows = Json.array();
        Map<String, String> now = troubles.get();
        for (PluginReport report : catalog.get().reports()) {
            ObjectNode row = rows.addObject()
                    .put("name", report.name())
                    .put("version", report.version())
                    .put("state", report.state().name().toLowerCase(Locale.ROOT))
                    .put("jar", report.jar())
                    .put("sha256", report.sha256())
                    .put("reason", reason(report, now))
                    .put("generation", report.life().generation())
                    .put("loaded_at", loadedAt(report))
                    .put("update_refused", report.life().updateRefused());
            report.commands().forEach(row.putArray("commands")::add);
            report.platforms().forEach(row.putArray("platforms")::add);
        }
        return rows;
    }

    private JsonNode status() {
        ArrayNode rows = Json.array();
        Map<String, ThreadReport> threads = ThreadReport.of(catalog.get()).stream()
                .collect(Collectors.toMap(ThreadReport::plugin, Function.identity()));
        Map<String, String> now = troubles.get();
        for (PluginReport report : catalog.get().reports()) {
            ThreadReport own = threads.getOrDefault(report.name(), new ThreadReport(report.name(), 0, List.of(), 0));
            ObjectNode row = rows.addObject()
                    .put("plugin", report.name())
                    .put("state", report.state().name().toLowerCase(Locale.ROOT))
                    .put("underway", own.underway())
                    .put("stuck", own.stuck().size())
                    .put("own_threads", own.others())
                    .put("trouble", reason(report, now));
            own.stuck().stream().map(StuckThread::line).forEach(row.putArray("stuck_threads")::add);
        }
        return rows;
    }

    /** Why it does not run, or else what troubles its platforms. */
    private static String reason(PluginReport report, Map<String, String> troubles) {
        return report.wrong().isEmpty()
                ? report.platforms().stream()
                        .map(platform -> troubles.getOrDefault(platform, ""))
                        .filter(trouble -> !trouble.isEmpty())
                        .collect(Collectors.joining("; "))
                : report.wrong();
    }

    private static String loadedAt(PluginReport report) {
        Instant loadedAt = report.life().loadedAt();
        return loadedAt == null ? "" : loadedAt.toString();
    }

    private JsonNode commands() {
        ArrayNode rows = Json.array();
        for (InstalledCommand installed : catalog.get().commands()) {
            for (Subcommand subcommand : installed.command().subcommands()) {
                rows.addObject()
                        .put("command", installed.command().name())
                        .put("subcommand", subcommand.name())
                        .put(
                                "parameters",
                                subcommand.parameters().stream()
                                        .map(Parameter::name)
                                        .collect(Collectors.joining(" ")))
                        .put("summary", subcommand.summary())
                        .put("changes", subcommand.isChange())
                        .put("plugin", installed.plugin().name());
            }
        }
        return rows;
    }

    private JsonNode settings() {
        ArrayNode rows = Json.array();
        Set<String> listed = new HashSet<>();
        for (Setting<?> setting : HostSettings.declared()) {
            listed.add(setting.key());
            ShownValue shown = ShownValue.of(file, setting);
            row(rows, "host", setting.key(), shown.text())
                    .put("source", shown.source())
                    .put("default", setting.isSecret() ? "" : setting.fallback().orElse(""))
                    .put("mandatory", setting.isMandatory())
                    .put("secret", setting.isSecret())
                    .put("summary", setting.summary());
        }
        for (PluginReport report : catalog.get().reports()) {
            for (PluginReport.SettingReport setting : report.settings()) {
                if (!listed.add(setting.key())) {
                    continue;
                }
                row(rows, report.name(), setting.key(), setting.value())
                        .put("source", setting.source())
                        .put("default", setting.fallback())
                        .put("mandatory", setting.isMandatory())
                        .put("secret", setting.isSecret())
                        .put("summary", setting.summary());
            }
        }
        return rows;
    }

    private static ObjectNode row(ArrayNode rows, String plugin, String key, String value) {
        return rows.addObject().put("plugin", plugin).put("key", key).put("value", value);
    }
}
