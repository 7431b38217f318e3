package dev.shipmate.core;

import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessPolicy;
import dev.shipmate.core.access.CandidateQuery;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.approval.ApprovalNews;
import dev.shipmate.core.approval.ApprovalTexts;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.builtin.BuiltinPlugin;
import dev.shipmate.core.builtin.console.ConsoleMessages;
import dev.shipmate.core.builtin.console.ConsolePlugin;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.node.NodeTable;
import dev.shipmate.core.operations.ApprovalOperations;
import dev.shipmate.core.operations.BackupOperations;
import dev.shipmate.core.operations.NodeOperations;
import dev.shipmate.core.operations.Operations;
import dev.shipmate.core.operations.RequestOperations;
import dev.shipmate.core.operations.ScheduleOperations;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.Lent;
import dev.shipmate.core.plugin.PluginManager;
import dev.shipmate.core.prompt.PendingPrompts;
import dev.shipmate.core.request.AccessRequests;
import dev.shipmate.core.request.RequestNews;
import dev.shipmate.core.run.RunningCommands;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.store.SecretKeys;
import dev.shipmate.spi.Plugin;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The operations on a home on which no host runs: on its database itself, with its plugins looked at but not used. */
public final class LocalOperations implements AutoCloseable {

    /** The name of a node that is never there, so that whoever starts next takes up what is done in it. */
    private static final String NOBODY = "-";

    private final HostOptions options;
    private final SettingsFile file;
    private final Database database;
    private final SecretKeys keys;
    private final Operations operations;
    private @Nullable PluginManager plugins;

    private LocalOperations(HostOptions options, SettingsFile file, Database database) {
        this.options = options;
        this.file = file;
        this.database = database;
        HostSettings settings = HostSettings.of(file);
        this.keys = HostHome.keys(options, settings);
        this.operations = new Administration(
                        database.jdbi(),
                        options.clock(),
                        settings,
                        file,
                        HostHome.linkCodes(options, database.jdbi(), keys),
                        this::catalog,
                        Map::of)
                .operations()
                .with(new RequestOperations(requests()).all())
                .with(new ApprovalOperations(approvals(settings)).all())
                .with(new ScheduleOperations(schedules(settings)).all())
                .with(new BackupOperations(HostHome.backup(options, database)).all())
                .with(new NodeOperations(new NodeTable(database.jdbi())::all).all());
    }

    /**
     * Opens the database of a home.
     *
     * @throws HostStartException if its settings are wrong
     */
    public static LocalOperations open(HostOptions options) {
        HostHome.finishRestore(options);
        SettingsFile file = HostHome.settingsFile(options);
        return new LocalOperations(options, file, Database.open(HostHome.address(options, HostSettings.of(file))));
    }

    /** Returns the operations. */
    public Operations operations() {
        return operations;
    }

    /** Whoever asked is not told: nothing runs here that could. */
    private AccessRequests requests() {
        Jdbi jdbi = database.jdbi();
        Clock clock = options.clock();
        return new AccessRequests(
                jdbi,
                clock,
                ZoneId.systemDefault(),
                new Access(new CandidateQuery(jdbi), new AccessPolicy()),
                new GrantStore(jdbi, clock, new ChangeLog(jdbi, clock)),
                RequestNews.UNTOLD);
    }

    /** What is approved here begins when a host starts. */
    private Approvals approvals(HostSettings settings) {
        Jdbi jdbi = database.jdbi();
        Clock clock = options.clock();
        return new Approvals(
                new Approvals.Parts(
                        jdbi,
                        clock,
                        new DeliveryStore(jdbi, clock, NOBODY),
                        new PendingPrompts(jdbi, clock),
                        new ChangeLog(jdbi, clock),
                        origin -> origin,
                        HostHome.nautobotUsers(options, jdbi),
                        delivery -> {}),
                settings.approvals(),
                ApprovalNews.UNTOLD,
                new ApprovalTexts(ZoneId.systemDefault()));
    }

    private Schedules schedules(HostSettings settings) {
        Jdbi jdbi = database.jdbi();
        Clock clock = options.clock();
        return new Schedules(
                new Schedules.Parts(
                        jdbi,
                        clock,
                        new DeliveryStore(jdbi, clock, NOBODY),
                        new ChangeLog(jdbi, clock),
                        origin -> origin,
                        platform -> false,
                        delivery -> {},
                        (origin, words) -> {}),
                settings.scheduleZone());
    }

    /** Loads the plugins when they are first asked for: most operations need none. */
    private synchronized Catalog catalog() {
        PluginManager loaded = plugins;
        if (loaded == null) {
            List<Plugin> own = new ArrayList<>(options.extra());
            own.add(new BuiltinPlugin(RunningCommands.NONE, this::catalog, BuiltinPlugin.Desks.NONE));
            own.add(new ConsolePlugin(new ConsoleMessages(database.jdbi(), options.clock())));
            loaded = HostHome.pluginManager(options, lent(), own);
            loaded.start();
            plugins = loaded;
        }
        return loaded.catalog();
    }

    private Lent lent() {
        return HostHome.lent(
                options,
                file,
                HostHome.entries(options, database.jdbi(), keys),
                database.jdbi(),
                HostHome.linkCodes(options, database.jdbi(), keys),
                (place, message) -> {
                    throw new IllegalStateException("no host runs here to post anything");
                });
    }

    @Override
    public synchronized void close() {
        if (plugins != null) {
            plugins.close();
        }
        database.close();
    }
}
