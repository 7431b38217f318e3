package dev.shipmate.core.run;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Result;
import dev.shipmate.core.call.Target;
import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.plugin.PluginBusyException;
import dev.shipmate.core.plugin.PluginThreads;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs handlers. Every throwable of a handler ends here, as a result. */
public final class Runner implements RunningCommands {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final RunGate gate;
    private final Replies replies;
    private final Metrics metrics;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Duration defaultLimit;
    private final Map<Long, Active> active = new ConcurrentHashMap<>();

    private volatile boolean isAbandoned;

    private record Active(ActiveRun shown, Run run, PluginThreads.Task<?> task, PluginThreads threads) {}

    public Runner(
            RunGate gate,
            Replies replies,
            Metrics metrics,
            Clock clock,
            ScheduledExecutorService timer,
            Duration defaultLimit) {
        this.gate = gate;
        this.replies = replies;
        this.metrics = metrics;
        this.clock = clock;
        this.timer = timer;
        this.defaultLimit = defaultLimit;
    }

    /** Runs a call and gives its result to {@code next}, once; nothing is given where another node runs it. */
    public void run(Call call, Target.Run target, Binding.Complete binding, Consumer<Result> next) {
        Progress progress =
                new Progress(replies.live(call.origin()), call.path(), replies.hasEdits(call.origin()), clock, timer);
        Run run = new Run(call, binding.arguments(), replies, progress, next);
        long number = call.delivery().id();
        PluginThreads.Task<Object> task =
                target.command().plugin().threads().work(call.path(), () -> execute(number, run, target, binding));
        active.put(
                number,
                new Active(
                        new ActiveRun(number, call.path(), call.origin(), clock.instant(), ""),
                        run,
                        task,
                        target.command().plugin().threads()));
        task.future().whenComplete((done, thrown) -> {
            active.remove(number);
            if (thrown != null && !isAbandoned && !run.isOver()) {
                run.end(failure(call, thrown));
            }
        });
    }

    @Override
    public List<ActiveRun> active() {
        return active.values().stream()
                .map(Active::shown)
                .sorted(Comparator.comparingLong(ActiveRun::number))
                .toList();
    }

    @Override
    public boolean cancel(long number, String by) {
        Active found = active.get(number);
        if (found == null || !found.run().end(Result.failed("Cancelled by " + by + "."))) {
            return false;
        }
        end(found);
        return true;
    }

    /** Leaves what runs or waits to the next start of the host, which tells its users. */
    public void abandon() {
        isAbandoned = true;
        active.values().forEach(one -> one.run().abandon());
    }

    private Object execute(long number, Run run, Target.Run target, Binding.Complete binding)
            throws InterruptedException {
        if (isAbandoned || run.isCancelled() || !gate.begin(run.call(), binding)) {
            return run;
        }
        Duration limit = target.subcommand().limit().orElse(defaultLimit);
        ScheduledFuture<?> alarm =
                timer.schedule(() -> runOut(number, run, limit), limit.toMillis(), TimeUnit.MILLISECONDS);
        Instant begin = clock.instant();
        run.progress().begin();
        try {
            run.end(result(target.subcommand().handler().handle(run)));
        } catch (Throwable thrown) {
            if (!run.isOver()) {
                run.end(failure(run.call(), thrown));
            }
            if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
                throw fatal;
            }
        } finally {
            alarm.cancel(false);
            metrics.ran(Duration.between(begin, clock.instant()));
        }
        return run;
    }

    private void runOut(long number, Run run, Duration limit) {
        String sentence = run.call().path() + " did not end within " + limit.toSeconds() + " s and was stopped.";
        if (run.end(Result.errored(sentence, "out of time after " + limit.toSeconds() + " s", ""))) {
            LOG.warn("{}", sentence);
            Active found = active.get(number);
            if (found != null) {
                end(found);
            }
        }
    }

    /** Tells a run to end, and gives up its thread where it does not. */
    private void end(Active run) {
        run.task().interrupt();
        var unused = timer.schedule(
                run.threads()::giveUp, PluginThreads.GRACE.plusMillis(100).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Result result(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return Result.failed(failed.reason());
        }
        if (outcome instanceof Outcome.Succeeded succeeded) {
            return Result.succeeded(succeeded.message());
        }
        throw new IllegalStateException("the handler returned no outcome");
    }

    private static Result failure(Call call, Throwable thrown) {
        if (thrown instanceof CommandException told) {
            return Result.failed(told.getMessage());
        }
        if (thrown instanceof PluginBusyException busy) {
            return Result.failed(busy.answer(call.path()));
        }
        String incident = Incidents.next();
        LOG.error("incident {}: {} threw", incident, call.path(), thrown);
        return Result.errored(
                call.path() + " ended with an error. An administrator finds it in the log as incident " + incident
                        + ".",
                thrown.getClass().getSimpleName(),
                incident);
    }
}
