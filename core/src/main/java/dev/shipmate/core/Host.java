package dev.shipmate.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.Role;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.builtin.console.ConsoleChat;
import dev.shipmate.core.builtin.console.ConsoleRoutes;
import dev.shipmate.core.builtin.console.EventStreams;
import dev.shipmate.core.builtin.console.Seat;
import dev.shipmate.core.builtin.console.TerminalOperations;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.operations.ApprovalOperations;
import dev.shipmate.core.operations.BackupOperations;
import dev.shipmate.core.operations.HostSocket;
import dev.shipmate.core.operations.NodeOperations;
import dev.shipmate.core.operations.PluginOperations;
import dev.shipmate.core.operations.RequestOperations;
import dev.shipmate.core.operations.ScheduleOperations;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.LivePlugins;
import dev.shipmate.core.plugin.PluginManager;
import dev.shipmate.core.reply.Connections;
import dev.shipmate.core.reply.PlatformHealth;
import dev.shipmate.core.run.Runner;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.settings.SettingsHistory;
import dev.shipmate.core.store.SecretKeys;
import dev.shipmate.core.tls.TlsConnector;
import dev.shipmate.core.tls.TlsFiles;
import dev.shipmate.core.web.ChatEndpoint;
import dev.shipmate.core.web.StatusPages;
import dev.shipmate.core.web.WebServer;
import io.javalin.config.JavalinConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs, put together: the one place where the stations are made and learn of each other. */
public final class Host implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    private final HostOptions options;
    private final SettingsFile file;
    private final HostSettings settings;
    private final Stations stations;
    private final PlatformHealth health;
    private final Connections connections;
    private final Optional<TlsConnector> tls;
    private final WebServer web;
    private final Administration administration;
    private final ConsoleChat chatting;
    private final EventStreams openPages;
    private @Nullable HostSocket socket;
    private @Nullable LivePlugins live;
    private volatile boolean isStopping;
    private int port;

    private Host(HostOptions options, SettingsFile file, HostSettings settings, Database database) {
        this.options = options;
        this.file = file;
        this.settings = settings;
        this.stations = new Stations(options, file, settings, database);
        this.health = new PlatformHealth(this::catalog, stations.timer);
        this.connections = new Connections(stations::accept);
        this.administration = new Administration(
                stations.database.jdbi(),
                options.clock(),
                settings,
                file,
                stations.links,
                this::catalog,
                health::troubles);
        this.chatting = new ConsoleChat(stations.messages, stations::accept);
        this.openPages = new EventStreams(stations.messages, administration.guard(), stations.timer);
        administration
                .operations()
                .with(new RequestOperations(stations.requests.requests()).all())
                .with(new ApprovalOperations(stations.approvals).all())
                .with(new ScheduleOperations(stations.schedules).all())
                .with(new PluginOperations(stations.plugins.events()).all())
                .with(new NodeOperations(stations.membership::nodes).all())
                .with(new BackupOperations(HostHome.backup(options, database)).all())
                .with(new TerminalOperations(
                                stations.messages,
                                chatting,
                                stations.database.jdbi(),
                                () -> catalog().platform(Seat.PLATFORM).isPresent())
                        .all());
        this.tls = TlsFiles.of(settings, options.conf()).map(files -> new TlsConnector(files, options.clock()));
        this.web = new WebServer(settings.httpHost(), settings.httpPort(), tls, pages());
    }

    /**
     * Starts a host: when this returns, it serves.
     *
     * @throws HostStartException if its own settings are wrong
     */
    public static Host start(HostOptions options) {
        HostHome.finishRestore(options);
        SettingsFile file = HostHome.settingsFile(options);
        HostSettings settings = HostSettings.of(file);
        Optional<Problem> withoutTls = TlsFiles.of(settings, options.conf()).flatMap(TlsFiles::problem);
        if (withoutTls.isPresent()) {
            throw new HostStartException(List.of(withoutTls.get()));
        }
        if (options.hasHttp()) {
            WebServer.obstacle(settings.httpHost(), settings.httpPort()).ifPresent(reason -> {
                throw new HostStartException(List.of(Problem.error(
                        Problem.HOST,
                        "http_port",
                        settings.httpPort() + " of http_host " + settings.httpHost() + " cannot be listened on: "
                                + reason,
                        "End the other program, or write another port or address.")));
            });
        }
        HostHome.makeData(options);
        SecretKeys.prepare(options.data(), settings.secretKey());
        Database database = Database.open(HostHome.address(options, settings));
        try {
            Host host = new Host(options, file, settings, database);
            host.startOrClose();
            return host;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Returns the port it listens on, 0 if it does not. */
    public int port() {
        return port;
    }

    /** Returns its plugins. */
    public PluginManager plugins() {
        return stations.plugins;
    }

    /** Returns its database. */
    public Database database() {
        return stations.database;
    }

    /** Returns what runs its commands. */
    public Runner runner() {
        return stations.runner();
    }

    /**
     * Makes sure that there is an account of this name with a password that nobody knows yet.
     *
     * @return the password, and the path of a link that signs in once
     */
    public FreshAdmin freshAdmin(String name, Author author) {
        Accounts accounts = administration.accounts();
        String password = administration.passwords().generate();
        if (accounts.find(name).isPresent()) {
            accounts.password(name, password, author);
        } else {
            accounts.add(name, Role.ADMIN, password, author);
        }
        return new FreshAdmin(
                password, "/login/link/" + administration.signIns().newLink(name));
    }

    /** Returns the path of a link that makes the first account, while there is none. */
    public Optional<String> setUpPath() {
        return administration.accounts().isEmpty()
                ? Optional.of("/setup/" + administration.signIns().newSetUpLink() + "/")
                : Optional.empty();
    }

    /** An account that was just made or given another password. */
    public record FreshAdmin(String password, String linkPath) {}

    /** Does an operation as the command line would. */
    public JsonNode run(String operation, JsonNode arguments, Author author) {
        return administration.operations().run(operation, arguments, author);
    }

    /** Returns its settings file, as it was read at the start. */
    public SettingsFile settingsFile() {
        return file;
    }

    /** Returns its own settings. */
    public HostSettings settings() {
        return settings;
    }

    /** Stops taking in, lets running commands and replies end, and frees everything. */
    @Override
    public void close() {
        isStopping = true;
        if (socket != null) {
            socket.close();
        }
        if (live != null) {
            live.close();
        }
        openPages.close();
        web.close();
        connections.close();
        stations.close();
    }

    private void startOrClose() {
        if (options.hasHttp()) {
            // beside what the plugins take: it was a sixth of a start
            web.prepare();
        }
        try {
            start();
        } catch (RuntimeException e) {
            web.close();
            throw e;
        }
    }

    private void start() {
        stations.plugins.start();
        stations.plugins.log();
        settingsApplied(file);
        stations.membership.join(stations::beat);
        stations.dispatch.start();
        stations.inbox.start();
        stations.beat(Set.of());
        CatalogChanges changes = new CatalogChanges(
                connections,
                stations.metrics,
                new PluginHistory(
                        stations.database.jdbi(),
                        new ChangeLog(stations.database.jdbi(), options.clock()),
                        SettingsHistory.owner(options.plugins())),
                new AliasStore(stations.database.jdbi(), options.clock()));
        changes.changed(Catalog.EMPTY, catalog());
        stations.plugins.listen(changes);
        live = new LivePlugins(
                stations.plugins, options.conf(), () -> HostHome.read(options), file, this::settingsApplied);
        live.start();
        health.start();
        stations.startUpkeep();
        if (options.hasHttp()) {
            port = web.start();
            tls.ifPresent(secure -> stations.timer.scheduleWithFixedDelay(secure::look, 2, 2, TimeUnit.SECONDS));
            socket = HostSocket.open(options.data().resolve("host.sock"), administration.operations(), stations.timer);
        }
    }

    /** Writes down what settings count from now on, and what of them means nothing to anybody. */
    private void settingsApplied(SettingsFile now) {
        Map<String, String> settingsOfPlugins = new HashMap<>();
        catalog()
                .reports()
                .forEach(report -> report.settings()
                        .forEach(setting -> settingsOfPlugins.putIfAbsent(setting.key(), setting.value())));
        new SettingsHistory(stations.database.jdbi(), new ChangeLog(stations.database.jdbi(), options.clock()))
                .record(now, settingsOfPlugins);
        HostHome.unknownKeys(now, catalog()).forEach(problem -> LOG.warn("{}", problem));
    }

    private Catalog catalog() {
        return stations.plugins.catalog();
    }

    private List<Consumer<JavalinConfig>> pages() {
        ConsoleRoutes console = new ConsoleRoutes(
                administration.guard(),
                administration.pages(),
                stations.messages,
                chatting,
                openPages,
                stations.dispatch::commands);
        ChatEndpoint chat =
                new ChatEndpoint(this::catalog, stations.inbox, stations.readiness, stations.metrics, stations.timer);
        StatusPages status =
                new StatusPages(this::catalog, stations.metrics, health, stations.readiness, () -> isStopping);
        List<Consumer<JavalinConfig>> parts = new ArrayList<>(List.of(
                config -> administration.addTo(
                        config,
                        stations.runs,
                        stations.requests.requests(),
                        stations.approvals,
                        stations.schedules,
                        stations.membership::nodes),
                chat::addTo,
                status::addTo));
        if (file.isEnabled(Seat.PLATFORM).orElse(false)) {
            parts.add(console::addTo);
        }
        return parts;
    }
}
