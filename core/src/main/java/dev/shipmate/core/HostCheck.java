package dev.shipmate.core;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.DatabaseException;
import dev.shipmate.core.plugin.Lent;
import dev.shipmate.core.plugin.PluginManager;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.store.SecretKeys;
import dev.shipmate.core.tls.TlsFiles;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that a start would need, and tells all that is wrong and not just the first. */
public final class HostCheck {

    private HostCheck() {}

    /**
     * What came of it, a line each.
     *
     * @param problems what is wrong
     * @param hints what works and should be written otherwise
     */
    public record Found(List<String> problems, List<String> hints) {}

    /**
     * Looks.
     *
     * @param withDatabase whether to open the database, which a running host on this home would not allow
     */
    public static Found look(HostOptions options, boolean withDatabase) {
        // looked at first: loading plugins makes the data folder
        boolean hasData = Files.exists(options.data().resolve("shipmate.mv.db"));
        List<String> problems = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        SettingsFile file = SettingsFile.read(options.conf(), options.environment(), options.overrides());
        file.problems().forEach(problem -> problems.add(problem.toString()));
        List<Problem> own = HostSettings.problems(file);
        own.forEach(problem -> problems.add(problem.toString()));
        SecretKeys.problem(options.data()).ifPresent(problems::add);
        Optional<TlsFiles> tls = own.isEmpty() ? TlsFiles.of(HostSettings.of(file), options.conf()) : Optional.empty();
        Optional<URI> publicUrl = own.isEmpty() ? HostSettings.of(file).publicUrl() : Optional.empty();
        tls.ifPresent(files -> {
            files.staleness(options.clock()).ifPresent(problem -> problems.add(problem.toString()));
            hints.addAll(files.hints(options.clock(), publicUrl));
        });
        try (PluginManager plugins = HostHome.pluginManager(
                options, Lent.withoutDatabase(file, options.clock(), publicUrl), options.extra())) {
            plugins.start();
            for (PluginReport report : plugins.catalog().reports()) {
                report.hints().forEach(hint -> hints.add(hint.toString()));
                if (report.state() == PluginReport.State.REFUSED) {
                    problems.add("plugin " + report.name() + " (" + report.jar() + ") is refused: " + report.reason());
                }
            }
            HostHome.unknownKeys(file, plugins.catalog()).forEach(problem -> problems.add(problem.toString()));
        }
        if (own.isEmpty() && withDatabase) {
            problems.addAll(ofDatabase(options, HostSettings.of(file), hasData));
        }
        return new Found(problems, hints);
    }

    private static List<String> ofDatabase(HostOptions options, HostSettings settings, boolean hasData) {
        List<String> problems = new ArrayList<>();
        if (hasData || settings.databaseUrl().isPresent()) {
            try (Database database = Database.openAsIs(HostHome.address(options, settings))) {
                if (!database.isUpToDate()) {
                    problems.add("the database's tables are not up to date; start or migrate brings them so");
                }
            } catch (DatabaseException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return problems;
    }
}
