package dev.shipmate.core.dispatch;

import dev.shipmate.core.access.AccessQuestion;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.limit.RateLimits;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.core.prompt.Binder;
import dev.shipmate.core.prompt.PendingPrompts;
import dev.shipmate.core.prompt.Prompter;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.core.run.Runner;
import dev.shipmate.core.session.SessionStore;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dispatcher with its threads: takes deliveries from the inbox, bounded, and says so when there are too many. */
public final class DispatchStation {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchStation.class);
    private static final int THREADS = 4;
    private static final int QUEUE = 1_000;

    private final DeliveryStore deliveries;
    private final Replies replies;
    private final Outcomes outcomes;
    private final Runner runner;
    private final CommandDispatcher dispatcher;
    private final HelpDesk help;
    private final Notices notices;
    private final Recovery recovery;
    private final ThreadPoolExecutor threads;

    /**
     * What the dispatcher works with.
     *
     * @param access the one rule, asked of the grants in the database
     * @param timer for delays; its tasks must be short
     */
    public record Parts(
            Supplier<Catalog> catalog,
            Function<AccessQuestion, Decision> access,
            Jdbi jdbi,
            DeliveryStore deliveries,
            CommandLog log,
            Replies replies,
            SessionStore sessions,
            PendingPrompts pending,
            Metrics metrics,
            ScheduledExecutorService timer,
            Clock clock) {}

    /**
     * How it goes about it.
     *
     * @param isHelpRestricted whether help lists only what the asker may run
     * @param commandTimeout how long a command may run that sets no limit of its own
     * @param limits how much one user and one channel may ask for
     * @param nautobotUser in whose name in Nautobot a command is logged
     * @param callers who an asker is in Nautobot
     */
    public record Manner(
            boolean isHelpRestricted,
            Duration commandTimeout,
            RateLimits limits,
            Function<Origin, String> nautobotUser,
            Function<Origin, Caller> callers) {}

    public DispatchStation(Parts parts, Manner manner) {
        this.deliveries = parts.deliveries();
        this.replies = parts.replies();
        this.outcomes = new Outcomes(
                parts.jdbi(),
                parts.deliveries(),
                parts.log(),
                parts.replies(),
                parts.metrics(),
                parts.clock(),
                manner.nautobotUser());
        this.runner = new Runner(
                outcomes, parts.replies(), parts.metrics(), parts.clock(), parts.timer(), manner.commandTimeout());
        CallReader calls = new CallReader(parts.catalog(), parts.pending());
        Gate gate = new Gate(parts.access(), parts.clock());
        this.help = new HelpDesk(parts.catalog(), gate, manner.isHelpRestricted());
        Prompter prompter = new Prompter(parts.pending());
        this.dispatcher = new CommandDispatcher(
                calls,
                new RateGate(parts, manner),
                gate,
                help,
                new Binder(),
                parts.sessions(),
                manner.callers(),
                new Asker(parts.catalog(), prompter, outcomes, parts.replies(), parts.timer()),
                runner,
                outcomes,
                parts.replies());
        this.notices = new Notices(parts.catalog(), parts.timer());
        this.recovery = new Recovery(outcomes, calls, this::accept);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "dispatch-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Takes a delivery; returns at once. */
    public void accept(Delivery delivery) {
        try {
            threads.execute(() -> dispatch(delivery));
        } catch (RejectedExecutionException e) {
            if (!threads.isShutdown()) {
                LOG.warn("{} deliveries wait: one more is refused", QUEUE);
                refuse(delivery);
            }
            // a host that stops leaves it in the database, for its next start
        }
    }

    /** Takes up what an earlier run of the host left behind. */
    public void recover() {
        recovery.recover(deliveries.unfinished());
    }

    /** Returns the commands that someone sees in help. */
    public List<Command> commands(Origin origin) {
        return help.commands(origin).stream().map(InstalledCommand::command).toList();
    }

    /** Returns what runs the commands. */
    public Runner runner() {
        return runner;
    }

    /** Takes nothing more, and waits until what was taken is handed on. */
    public void drain(Duration longest) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("some deliveries were not handed on in time: they are taken up at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch(Delivery delivery) {
        try {
            if (delivery.inbound() instanceof Inbound.Notice notice) {
                notices.resolve(delivery, notice, this::accept, () -> outcomes.close(delivery));
            } else {
                dispatcher.dispatch(delivery);
            }
        } catch (RuntimeException e) {
            LOG.error("delivery {} could not be dispatched", delivery.id(), e);
            refuse(delivery);
        }
    }

    private void refuse(Delivery delivery) {
        Message busy = Message.of("This could not be done right now. Try again shortly.")
                .privately();
        replies.send(delivery.inbound().origin(), busy, delivered -> outcomes.close(delivery));
    }
}
