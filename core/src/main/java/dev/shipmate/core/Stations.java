package dev.shipmate.core;

import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessPolicy;
import dev.shipmate.core.access.CandidateQuery;
import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.approval.ApprovalTexts;
import dev.shipmate.core.approval.ApprovalVoice;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.builtin.AccessDesk;
import dev.shipmate.core.builtin.AliasDesk;
import dev.shipmate.core.builtin.BuiltinPlugin;
import dev.shipmate.core.builtin.ScheduleDesk;
import dev.shipmate.core.builtin.console.ConsoleMessages;
import dev.shipmate.core.builtin.console.ConsolePlugin;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.dispatch.DispatchStation;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.DurableInbox;
import dev.shipmate.core.limit.RateLimits;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.node.Membership;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.CleanThreads;
import dev.shipmate.core.plugin.PluginManager;
import dev.shipmate.core.prompt.PendingPrompts;
import dev.shipmate.core.reply.Posts;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.core.request.AccessRequests;
import dev.shipmate.core.request.LastRefusal;
import dev.shipmate.core.request.RequestDesk;
import dev.shipmate.core.request.RequestTexts;
import dev.shipmate.core.request.RequestVoice;
import dev.shipmate.core.run.Runner;
import dev.shipmate.core.run.SharedRuns;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.core.session.SessionStore;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.store.EntryStore;
import dev.shipmate.core.store.LinkCodes;
import dev.shipmate.core.store.SecretKeys;
import dev.shipmate.core.web.Readiness;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;

/**
 * The stations of a command, from the inbox to the reply, made and told of each other: all of a host but what is asked over HTTP. What a
 * station needs of one that is made after it, it is given as a way to ask for it.
 */
final class Stations implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(30);

    final Database database;
    final Clock clock;
    final Membership membership;
    final SharedRuns runs;
    final ConsoleMessages messages;
    final LinkCodes links;
    final PluginManager plugins;
    final Metrics metrics = new Metrics();
    final ScheduledExecutorService timer = timer();
    final Replies replies;
    final Posts posts;
    final DispatchStation dispatch;
    final DurableInbox inbox;
    final Readiness readiness;
    final RequestDesk requests;
    final Approvals approvals;
    final Schedules schedules;

    private final HostOptions options;
    private final HostSettings settings;
    private final EntryStore entries;
    private final SessionStore sessions;
    private final PendingPrompts pending;
    private final DeliveryStore deliveries;

    Stations(HostOptions options, SettingsFile file, HostSettings settings, Database database) {
        this.options = options;
        this.settings = settings;
        this.database = database;
        this.clock = options.clock();
        SecretKeys keys = HostHome.keys(options, settings);
        this.membership = HostHome.membership(options, settings, database, keys);
        this.runs = new SharedRuns(this::runner, database.jdbi(), membership.name());
        this.messages = new ConsoleMessages(database.jdbi(), clock);
        this.entries = HostHome.entries(options, database.jdbi(), keys);
        this.links = HostHome.linkCodes(options, database.jdbi(), keys);
        this.plugins = HostHome.pluginManager(
                options, HostHome.lent(options, file, entries, database.jdbi(), links, this::post), own());
        this.replies = new Replies(plugins::catalog, metrics, timer, settings.isAllPrivate(), settings.deletesInput());
        this.posts = new Posts(database.jdbi(), membership.name(), clock, plugins::catalog, replies);
        this.sessions = new SessionStore(database.jdbi(), clock, settings.sessionLifetime());
        this.pending = new PendingPrompts(database.jdbi(), clock);
        this.deliveries = new DeliveryStore(database.jdbi(), clock, membership.name());
        Access access = access();
        CommandLog log = new CommandLog(database.jdbi());
        this.requests = requestDesk(access, log);
        this.approvals = approvals();
        this.schedules = schedules();
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
                        approvals,
                        schedules,
                        metrics,
                        timer,
                        clock),
                new DispatchStation.Manner(
                        settings.isHelpRestricted(),
                        settings.commandTimeout(),
                        new RateLimits(settings.ratePerUser(), settings.ratePerChannel()),
                        nautobotUser(),
                        links::caller,
                        this::isFlooded));
        this.inbox = new DurableInbox(deliveries, clock, database::sync, dispatch::accept);
        this.readiness = new Readiness(database.jdbi(), clock);
    }

    /** Returns what runs commands. */
    Runner runner() {
        return dispatch.runner();
    }

    private boolean isFlooded() {
        return inbox.isFlooded();
    }

    /** Takes what a platform understood that holds its own connection. */
    void accept(Inbound inbound) {
        try {
            inbox.accept(List.of(inbound)).join();
        } catch (CompletionException e) {
            readiness.refused(e);
            throw PlatformException.passing("it cannot be stored right now", e);
        }
    }

    /** Once a second where other nodes may be: takes up what those left that are gone, and hears what was done there. */
    void beat(Set<String> silent) {
        dispatch.recover(silent);
        posts.recover(silent);
        runs.look();
        messages.look();
    }

    /** Takes nothing in any more, lets running commands and replies end for half a minute, and frees everything. */
    @Override
    public void close() {
        inbox.close();
        Instant end = clock.instant().plus(DRAIN);
        dispatch.drain(DRAIN);
        while (!(dispatch.isIdle() && replies.isIdle()) && clock.instant().isBefore(end)) {
            pause();
        }
        dispatch.abandon();
        timer.shutdownNow();
        plugins.close();
        membership.close();
        database.close();
    }

    /** Does again and again what time alone asks for. */
    void startUpkeep() {
        List<Runnable> purges = List.of(
                deliveries::purge,
                membership::purge,
                pending::purge,
                sessions::purge,
                messages::purge,
                entries::purge,
                links::purge,
                requests.requests()::purge,
                schedules::purge);
        new Upkeep(timer, purges, approvals::expire, schedules::run).start();
    }

    /** Returns how a platform's commands begin when typed, such as {@code /}; empty where there is no such platform. */
    private String prefix(String platform) {
        return catalog()
                .platform(platform)
                .map(installed -> installed.platform().commandPrefix())
                .orElse("");
    }

    private Approvals approvals() {
        ApprovalTexts texts = new ApprovalTexts(ZoneId.systemDefault());
        return new Approvals(
                new Approvals.Parts(
                        database.jdbi(),
                        clock,
                        deliveries,
                        pending,
                        new ChangeLog(database.jdbi(), clock),
                        this::lasting,
                        HostHome.nautobotUsers(options, database.jdbi()),
                        delivery -> dispatch.accept(delivery)),
                settings.approvals(),
                new ApprovalVoice(replies, this::post, texts, settings.approvalChannel(), this::prefix),
                texts);
    }

    private Schedules schedules() {
        return new Schedules(
                new Schedules.Parts(
                        database.jdbi(),
                        clock,
                        deliveries,
                        new ChangeLog(database.jdbi(), clock),
                        this::lasting,
                        platform -> catalog().platform(platform).isPresent(),
                        delivery -> dispatch.accept(delivery),
                        (origin, words) -> replies.say(origin, Message.of(words))),
                settings.scheduleZone());
    }

    private ScheduleDesk scheduleDesk() {
        return new ScheduleDesk(schedules, dispatch::problem);
    }

    /** The same origin with a reply address that is good for days. */
    private Origin lasting(Origin heard) {
        return catalog()
                .platform(heard.platform())
                .map(installed ->
                        heard.withReplyTo(installed.platform().lasting(heard).replyTo()))
                .orElse(heard);
    }

    private RequestDesk requestDesk(Access access, CommandLog log) {
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

    /** In whose name a command is logged: the linked Nautobot user's, or the fallback. */
    private Function<Origin, String> nautobotUser() {
        Function<Origin, Optional<String>> known = HostHome.nautobotUsers(options, database.jdbi());
        return origin -> known.apply(origin).orElseGet(settings::fallbackUser);
    }

    private List<Plugin> own() {
        List<Plugin> own = new ArrayList<>(options.extra());
        own.add(new BuiltinPlugin(
                runs,
                this::catalog,
                new BuiltinPlugin.Desks(
                        this::requests,
                        this::accessDesk,
                        this::links,
                        this::openApprovals,
                        this::aliasDesk,
                        this::scheduleDesk)));
        own.add(new ConsolePlugin(messages));
        return own;
    }

    private AliasDesk aliasDesk() {
        return new AliasDesk(new AliasStore(database.jdbi(), clock), this::catalog);
    }

    private AccessDesk accessDesk() {
        return new AccessDesk(
                new Explainer(access(), clock),
                new GrantStore(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock)));
    }

    private Access access() {
        return new Access(new CandidateQuery(database.jdbi()), new AccessPolicy());
    }

    private Catalog catalog() {
        return plugins.catalog();
    }

    private RequestDesk requests() {
        return requests;
    }

    private Approvals openApprovals() {
        return approvals;
    }

    private LinkCodes links() {
        return links;
    }

    private void post(Origin place, Message message) {
        posts.post(place, message);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(2, new CleanThreads("timer"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
