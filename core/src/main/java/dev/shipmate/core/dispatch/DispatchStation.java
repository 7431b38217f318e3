package dev.shipmate.core.dispatch;

import dev.shipmate.core.access.AccessQuestion;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.database.Database;
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
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.core.session.SessionStore;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dispatcher with its threads. Whoever brings deliveries waits while there are too many, so that the intake fills up
 * and says so to the platforms.
 */
public final class DispatchStation {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchStation.class);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int MOST_PAUSES = 20;

    private final Replies replies;
    private final Outcomes outcomes;
    private final Runner runner;
    private final WaitingRoom room;
    private final CommandDispatcher dispatcher;
    private final HelpDesk help;
    private final LineCheck check;
    private final Notices notices;
    private final Recovery recovery;
    private final Retries retries = new Retries();
    private final DoneMarks marks;
    private final ScheduledExecutorService timer;
    private final Backlog backlog;
    private final BooleanSupplier pressure;

    /**
     * What the dispatcher works with.
     *
     * @param node the name of this node
     * @param access the one rule, asked of the grants in the database
     * @param timer for delays; its tasks must be short
     */
    public record Parts(
            String node,
            Supplier<Catalog> catalog,
            Function<AccessQuestion, Decision> access,
            Jdbi jdbi,
            DeliveryStore deliveries,
            CommandLog log,
            Replies replies,
            SessionStore sessions,
            PendingPrompts pending,
            Approvals approvals,
            Schedules schedules,
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
     * @param pressure whether more requests come in at this moment than can be answered
     */
    public record Manner(
            boolean isHelpRestricted,
            Duration commandTimeout,
            RateLimits limits,
            Function<Origin, String> nautobotUser,
            Function<Origin, Caller> callers,
            BooleanSupplier pressure) {}

    public DispatchStation(Parts parts, Manner manner) {
        this.replies = parts.replies();
        this.marks = new DoneMarks(parts.jdbi(), parts.deliveries(), parts.log(), retries);
        KeptReplies kept = new KeptReplies(parts.deliveries(), parts.replies(), marks);
        this.outcomes = new Outcomes(
                parts.jdbi(),
                parts.deliveries(),
                parts.log(),
                kept,
                parts.metrics(),
                parts.clock(),
                retries,
                parts.node(),
                manner.nautobotUser());
        this.runner = new Runner(
                outcomes, parts.replies(), parts.metrics(), parts.clock(), parts.timer(), manner.commandTimeout());
        AliasStore aliases = new AliasStore(parts.jdbi(), parts.clock());
        CallReader calls = new CallReader(parts.catalog(), parts.pending(), new LineReader(parts.catalog(), aliases));
        Gate gate = new Gate(parts.access(), parts.clock());
        this.help = new HelpDesk(parts.catalog(), gate, parts.approvals(), aliases, manner.isHelpRestricted());
        this.check = new LineCheck(calls, gate, help, parts.clock());
        Prompter prompter = new Prompter(parts.pending());
        this.room = new WaitingRoom(parts.deliveries(), System::nanoTime, this::resume, this::turnAway);
        this.dispatcher = new CommandDispatcher(
                calls,
                new RateGate(parts, manner),
                room,
                gate,
                help,
                new Binder(),
                parts.sessions(),
                manner.callers(),
                new Asker(parts.catalog(), prompter, outcomes, parts.replies(), parts.timer()),
                parts.approvals(),
                parts.schedules(),
                runner,
                outcomes,
                parts.replies());
        this.timer = parts.timer();
        this.notices = new Notices(parts.catalog(), parts.timer());
        this.recovery = new Recovery(parts.deliveries(), outcomes, kept, calls, this::accept);
        this.pressure = manner.pressure();
        this.backlog = new Backlog(parts.deliveries(), this::dispatchWhenCalm);
    }

    /** Begins to do again what the database or a platform did not take. */
    public void start() {
        retries.start();
        eachSecond(recovery::sendUntried);
        eachSecond(backlog::refill);
        eachSecond(room::look);
    }

    private void eachSecond(Runnable task) {
        var unused = timer.scheduleWithFixedDelay(task, 1, 1, TimeUnit.SECONDS);
    }

    /** Takes a delivery that is stored. */
    public void accept(Delivery delivery) {
        backlog.add(delivery);
    }

    /** Takes up what nodes left behind that have said goodbye, or that are silent; returns at once. */
    public void recover(Set<String> silent) {
        recovery.begin(silent);
    }

    /** Returns the commands that someone sees in help. */
    public List<Command> commands(Origin origin) {
        return help.commands(origin).stream().map(InstalledCommand::command).toList();
    }

    /** Returns what would keep a line from running if it were typed now; nothing where it would run. */
    public Optional<String> problem(Origin origin, String line) {
        return check.problem(origin, line);
    }

    /** Returns what runs the commands. */
    public Runner runner() {
        return runner;
    }

    /** Takes nothing more, and waits until what was taken is handed on. */
    public void drain(Duration longest) {
        recovery.stop();
        room.stop();
        try {
            if (!backlog.drain(longest.toMillis())) {
                LOG.warn("some deliveries were not handed on in time: they are taken up at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all results are stored. */
    public boolean isIdle() {
        return runner.active().isEmpty() && marks.isIdle() && retries.isIdle();
    }

    /** Leaves what runs and what is not stored to whoever takes it up. */
    public void abandon() {
        runner.abandon();
        marks.stop();
        retries.stop();
    }

    /**
     * While more requests come in than can be answered they are taken in first: a platform waits three seconds for its
     * acknowledgement, people wait longer for their answer. But never for long, for a flood may go on.
     */
    private void dispatchWhenCalm(Delivery delivery) {
        try {
            for (int i = 0; i < MOST_PAUSES && pressure.getAsBoolean(); i++) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dispatch(delivery);
    }

    private void dispatch(Delivery delivery) {
        if (delivery.inbound() instanceof Inbound.Notice notice) {
            attempt(delivery, found -> notices.resolve(found, notice, this::accept, () -> outcomes.close(found)));
        } else {
            attempt(delivery, dispatcher::dispatch);
        }
    }

    private void resume(Delivery delivery) {
        attempt(delivery, dispatcher::resume);
    }

    private void turnAway(Delivery delivery) {
        attempt(delivery, dispatcher::turnAway);
    }

    private void attempt(Delivery delivery, Consumer<Delivery> step) {
        retries.run(() -> attemptOnce(delivery, step));
    }

    private void attemptOnce(Delivery delivery, Consumer<Delivery> step) {
        try {
            step.accept(delivery);
        } catch (RuntimeException | Error e) {
            if (Database.isUnavailable(e)) {
                throw e;
            }
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
