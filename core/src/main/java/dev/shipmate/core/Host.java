package dev.shipmate.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessPolicy;
import dev.shipmate.core.access.CandidateQuery;
import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.Role;
import dev.shipmate.core.builtin.AccessDesk;
import dev.shipmate.core.builtin.BuiltinPlugin;
import dev.shipmate.core.builtin.console.ConsoleChat;
import dev.shipmate.core.builtin.console.ConsoleMessages;
import dev.shipmate.core.builtin.console.ConsolePlugin;
import dev.shipmate.core.builtin.console.ConsoleRoutes;
import dev.shipmate.core.builtin.console.EventStreams;
import dev.shipmate.core.builtin.console.Seat;
import dev.shipmate.core.builtin.console.TerminalOperations;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.dispatch.DispatchStation;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.DurableInbox;
import dev.shipmate.core.limit.RateLimits;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.node.Membership;
import dev.shipmate.core.operations.BackupOperations;
import dev.shipmate.core.operations.HostSocket;
import dev.shipmate.core.operations.NodeOperations;
import dev.shipmate.core.operations.PluginOperations;
import dev.shipmate.core.operations.RequestOperations;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.LivePlugins;
import dev.shipmate.core.plugin.PluginManager;
import dev.shipmate.core.prompt.PendingPrompts;
import dev.shipmate.core.reply.Connections;
import dev.shipmate.core.reply.PlatformHealth;
import dev.shipmate.core.reply.Posts;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.core.request.AccessRequests;
import dev.shipmate.core.request.LastRefusal;
import dev.shipmate.core.request.RequestDesk;
import dev.shipmate.core.request.RequestTexts;
import dev.shipmate.core.request.RequestVoice;
import dev.shipmate.core.run.Runner;
import dev.shipmate.core.run.SharedRuns;
import dev.shipmate.core.session.SessionStore;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.settings.SettingsHistory;
import dev.shipmate.core.store.AccountLinkStore;
import dev.shipmate.core.store.EntryStore;
import dev.shipmate.core.store.LinkCodes;
import dev.shipmate.core.store.SecretKeys;
import dev.shipmate.core.web.ChatEndpoint;
import dev.shipmate.core.web.Readiness;
import dev.shipmate.core.web.StatusPages;
import dev.shipmate.core.web.WebServer;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import io.javalin.config.JavalinConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs, put together: the one place where the stations are made and learn of each other. */
public final class Host implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final HostOptions options;
    private final SettingsFile file;
    private final HostSettings settings;
    private final Database database;
    private final Membership membership;
    private final SharedRuns runs;
    private final ConsoleMessages messages;
    private final EntryStore entries;
    private final LinkCodes links;
    private final PluginManager plugins;
    private final Metrics metrics = new Metrics();
    private final ScheduledExecutorService timer = timer();
    private final Replies replies;
    private final Posts posts;
    private final PlatformHealth health;
    private final SessionStore sessions;
    private final PendingPrompts pending;
    private final DeliveryStore deliveries;
    private final DispatchStation dispatch;
    private final DurableInbox inbox;
    private final Readiness readiness;
    private final Connections connections;
    private final WebServer web;
    private final Administration administration;
    private final ConsoleChat chatting;
    private final EventStreams openPages;
    private final RequestDesk requests;
    private @Nullable HostSocket socket;
    private @Nullable LivePlugins live;
    private volatile boolean isStopping;
    private int port;

    private Host(HostOptions options, SettingsFile file, HostSettings settings, Database database) {
        this.options = options;
        this.file = file;
        this.settings = settings;
        this.database = database;
        Clock clock = options.clock();
        this.membership = HostHome.membership(options, settings, database);
        this.runs = new SharedRuns(this::runner, database.jdbi(), membership.name());
        this.messages = new ConsoleMessages(database.jdbi(), clock);
        this.entries = HostHome.entries(options, settings, database.jdbi());
        this.links = HostHome.linkCodes(options, settings, database.jdbi());
        this.plugins = HostHome.pluginManager(
                options, HostHome.lent(options, file, entries, database.jdbi(), links, this::post), own());
        this.replies = new Replies(plugins::catalog, metrics, timer, settings.isAllPrivate(), settings.deletesInput());
        this.posts = new Posts(database.jdbi(), membership.name(), clock, plugins::catalog, replies);
        this.health = new PlatformHealth(plugins::catalog, timer);
        this.sessions = new SessionStore(database.jdbi(), clock, settings.sessionLifetime());
        this.pending = new PendingPrompts(database.jdbi(), clock);
        this.deliveries = new DeliveryStore(database.jdbi(), clock, membership.name());
        Access access = new Access(new CandidateQuery(database.jdbi()), new AccessPolicy());
        CommandLog log = new CommandLog(database.jdbi());
        this.requests = requestDesk(access, log);
        this.dispatch = new DispatchStation(
                new DispatchStation.Parts(
                        membership.name(),
                        plugins::catalog,
                        access::decide,
                        database.jdbi(),
                        deliveries,
                        log,
                        replies,
                        sessions,
                        pending,
                        metrics,
                        timer,
                        clock),
                new DispatchStation.Manner(
                        settings.isHelpRestricted(),
                        settings.commandTimeout(),
                        new RateLimits(settings.ratePerUser(), settings.ratePerChannel()),
                        nautobotUser(),
                        links::caller));
        this.inbox = new DurableInbox(deliveries, clock, database::sync, dispatch::accept);
        this.readiness = new Readiness(database.jdbi(), clock);
        this.connections = new Connections(this::accept);
        this.administration =
                new Administration(database.jdbi(), clock, settings, file, links, plugins::catalog, health::troubles);
        this.chatting = new ConsoleChat(messages, this::accept);
        this.openPages = new EventStreams(messages, administration.guard(), timer);
        administration
                .operations()
                .with(new RequestOperations(requests.requests()).all())
                .with(new PluginOperations(plugins.events()).all())
                .with(new NodeOperations(membership::nodes).all())
                .with(new BackupOperations(HostHome.backup(options, database)).all())
                .with(new TerminalOperations(
                                messages,
                                chatting,
                                database.jdbi(),
                                () -> plugins.catalog().platform(Seat.PLATFORM).isPresent())
                        .all());
        this.web = new WebServer(settings.httpHost(), settings.httpPort(), pages());
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
        HostHome.makeData(options);
        SecretKeys.prepare(options.data(), settings.secretKey());
        Database database = Database.open(HostHome.address(options, settings));
        try {
            Host host = new Host(options, file, settings, database);
            host.start();
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
        return plugins;
    }

    /** Returns its database. */
    public Database database() {
        return database;
    }

    /** Returns what runs its commands. */
    public Runner runner() {
        return dispatch.runner();
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
        inbox.close();
        Instant end = options.clock().instant().plus(DRAIN);
        dispatch.drain(DRAIN);
        while (!(dispatch.isIdle() && replies.isIdle())
                && options.clock().instant().isBefore(end)) {
            pause();
        }
        dispatch.abandon();
        timer.shutdownNow();
        plugins.close();
        membership.close();
        database.close();
    }

    private void start() {
        plugins.start();
        plugins.log();
        settingsApplied(file);
        membership.join(this::beat);
        dispatch.start();
        inbox.start();
        beat(Set.of());
        CatalogChanges changes = new CatalogChanges(
                connections,
                metrics,
                new PluginHistory(
                        database.jdbi(),
                        new ChangeLog(database.jdbi(), options.clock()),
                        SettingsHistory.owner(options.plugins())));
        changes.changed(Catalog.EMPTY, plugins.catalog());
        plugins.listen(changes);
        live = new LivePlugins(plugins, options.conf(), () -> HostHome.read(options), file, this::settingsApplied);
        live.start();
        health.start();
        var unused = timer.scheduleWithFixedDelay(this::purge, 1, 60, TimeUnit.MINUTES);
        if (options.hasHttp()) {
            port = web.start();
            socket = HostSocket.open(options.data().resolve("host.sock"), administration.operations(), timer);
        }
    }

    /** Once a second where other nodes may be: takes up what those left that are gone, and hears what was done there. */
    private void beat(Set<String> silent) {
        dispatch.recover(silent);
        posts.recover(silent);
        runs.look();
        messages.look();
    }

    /** Writes down what settings count from now on, and what of them means nothing to anybody. */
    private void settingsApplied(SettingsFile now) {
        Map<String, String> settingsOfPlugins = new HashMap<>();
        plugins.catalog()
                .reports()
                .forEach(report -> report.settings()
                        .forEach(setting -> settingsOfPlugins.putIfAbsent(setting.key(), setting.value())));
        new SettingsHistory(database.jdbi(), new ChangeLog(database.jdbi(), options.clock()))
                .record(now, settingsOfPlugins);
        HostHome.unknownKeys(now, plugins.catalog()).forEach(problem -> LOG.warn("{}", problem));
    }

    private RequestDesk requestDesk(Access access, CommandLog log) {
        Clock clock = options.clock();
        RequestTexts texts = new RequestTexts(ZoneId.systemDefault());
        AccessRequests asked = new AccessRequests(
                database.jdbi(),
                clock,
                ZoneId.systemDefault(),
                access,
                new GrantStore(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock)),
                new RequestVoice(replies, texts, settings.accessRequestChannel(), this::prefix));
        return new RequestDesk(asked, new LastRefusal(log, plugins::catalog, clock), texts);
    }

    private String prefix(String platform) {
        return catalog()
                .platform(platform)
                .map(installed -> installed.platform().commandPrefix())
                .orElse("");
    }

    /** In whose name a command is logged: the linked Nautobot user's, or the fallback. */
    private Function<Origin, String> nautobotUser() {
        AccountLinkStore known = HostHome.links(options, database.jdbi());
        return origin -> known.nautobotUser(origin.platform(), origin.userId()).orElseGet(settings::fallbackUser);
    }

    private List<Plugin> own() {
        List<Plugin> own = new ArrayList<>(options.extra());
        own.add(new BuiltinPlugin(runs, this::catalog, this::requests, this::accessDesk, this::links));
        own.add(new ConsolePlugin(messages));
        return own;
    }

    private Catalog catalog() {
        return plugins.catalog();
    }

    private AccessDesk accessDesk() {
        Clock clock = options.clock();
        Access access = new Access(new CandidateQuery(database.jdbi()), new AccessPolicy());
        return new AccessDesk(
                new Explainer(access, clock),
                new GrantStore(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock)));
    }

    private RequestDesk requests() {
        return requests;
    }

    private LinkCodes links() {
        return links;
    }

    private void post(Origin place, Message message) {
        posts.post(place, message);
    }

    private List<Consumer<JavalinConfig>> pages() {
        ConsoleRoutes console = new ConsoleRoutes(
                administration.guard(), administration.pages(), messages, chatting, openPages, dispatch::commands);
        ChatEndpoint chat = new ChatEndpoint(plugins::catalog, inbox, readiness, metrics, timer);
        StatusPages status = new StatusPages(plugins::catalog, metrics, health, readiness, () -> isStopping);
        List<Consumer<JavalinConfig>> parts = new ArrayList<>(List.of(
                config -> administration.addTo(config, runs, requests.requests(), membership::nodes),
                chat::addTo,
                status::addTo));
        if (file.isEnabled(Seat.PLATFORM).orElse(false)) {
            parts.add(console::addTo);
        }
        return parts;
    }

    /** Takes what a platform understood that holds its own connection. */
    private void accept(Inbound inbound) {
        try {
            inbox.accept(List.of(inbound)).join();
        } catch (CompletionException e) {
            readiness.refused(e);
            throw PlatformException.passing("it cannot be stored right now", e);
        }
    }

    private void purge() {
        try {
            deliveries.purge();
            membership.purge();
            pending.purge();
            sessions.purge();
            messages.purge();
            entries.purge();
            links.purge();
            requests.requests().purge();
        } catch (RuntimeException e) {
            LOG.warn("what has expired could not be removed; it is tried again in an hour", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
