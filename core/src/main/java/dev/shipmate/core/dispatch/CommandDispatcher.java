package dev.shipmate.core.dispatch;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.approval.Clearance;
import dev.shipmate.core.approval.HeldRun;
import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Means;
import dev.shipmate.core.call.Result;
import dev.shipmate.core.call.Target;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.limit.Excess;
import dev.shipmate.core.log.Status;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.core.plugin.LoadedPlugin;
import dev.shipmate.core.plugin.PluginBusyException;
import dev.shipmate.core.prompt.Binder;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.core.run.Runner;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.core.session.SessionStore;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.MessageRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every message to a handler: what is asked for, may they, is anything missing, run it, answer, write down
 * what happened.
 */
public final class CommandDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDispatcher.class);
    private static final Optional<Status> SUCCEEDED = Optional.of(Status.SUCCEEDED);

    private final CallReader calls;
    private final RateGate rates;
    private final WaitingRoom room;
    private final Gate gate;
    private final HelpDesk help;
    private final Binder binder;
    private final SessionStore sessions;
    private final Function<Origin, Caller> callers;
    private final Asker asker;
    private final Approvals approvals;
    private final Schedules schedules;
    private final Runner runner;
    private final Outcomes outcomes;
    private final Replies replies;

    CommandDispatcher(
            CallReader calls,
            RateGate rates,
            WaitingRoom room,
            Gate gate,
            HelpDesk help,
            Binder binder,
            SessionStore sessions,
            Function<Origin, Caller> callers,
            Asker asker,
            Approvals approvals,
            Schedules schedules,
            Runner runner,
            Outcomes outcomes,
            Replies replies) {
        this.calls = calls;
        this.rates = rates;
        this.room = room;
        this.gate = gate;
        this.help = help;
        this.binder = binder;
        this.sessions = sessions;
        this.callers = callers;
        this.asker = asker;
        this.approvals = approvals;
        this.schedules = schedules;
        this.runner = runner;
        this.outcomes = outcomes;
        this.replies = replies;
    }

    /** Takes a delivery through all stations. Returns when it waits for something or is done. */
    public void dispatch(Delivery delivery) {
        Call call = calls.read(delivery);
        closePrompt(call);
        Optional<Excess> excess = rates.excess(call);
        if (excess.isEmpty()) {
            if (!isToWait(call)) {
                admit(call);
            }
        } else if (excess.get().isNews()) {
            finish(call, RateGate.told(excess.get()));
        } else {
            rates.block(call, excess.get());
        }
    }

    /** Goes on with a delivery that has come so far before: it was counted, and does not wait for its plugin again. */
    void resume(Delivery delivery) {
        answer(calls.read(delivery));
    }

    /** Ends a delivery whose plugin had too much to do for too long. */
    void turnAway(Delivery delivery) {
        Call call = calls.read(delivery);
        finish(call, Result.failed(PluginBusyException.tooMuch(call.path())));
    }

    private boolean isToWait(Call call) {
        Target target = call.target();
        return target instanceof Target.Run run && isToWait(call, run.command().plugin())
                || target instanceof Target.Ask ask
                        && isToWait(call, ask.command().plugin());
    }

    private boolean isToWait(Call call, LoadedPlugin plugin) {
        return room.takes(call.delivery(), plugin.name(), plugin.threads());
    }

    private void admit(Call call) {
        try {
            answer(call);
        } catch (RuntimeException e) {
            rates.uncount(call);
            throw e;
        }
    }

    private void answer(Call call) {
        Optional<Decision> refusal = gate.refusal(call);
        if (refusal.isPresent()) {
            finish(call, Result.blocked(refusal.get(), help.refusal(call, refusal.get())));
        } else if (!call.wording().pipes().problem().isEmpty() && isPipeable(call.target())) {
            finish(call, Result.told(Message.of(call.wording().pipes().problem())));
        } else if (call.target() instanceof Target.Run run) {
            onPluginThread(call, run.command(), () -> run(call, run));
        } else if (call.target() instanceof Target.Ask ask) {
            onPluginThread(call, ask.command(), () -> ask(call, ask));
        } else {
            help.answer(call)
                    .ifPresentOrElse(
                            answer ->
                                    finish(call, Result.told(isPipeable(call.target()) ? piped(call, answer) : answer)),
                            () -> outcomes.close(call.delivery()));
        }
    }

    private void run(Call call, Target.Run run) {
        Binding binding = bind(call, run.command(), run.subcommand());
        if (binding instanceof Binding.Complete complete) {
            begin(call, run, complete);
        } else if (binding instanceof Binding.Incomplete incomplete) {
            asker.ask(call, incomplete, Target.Page.FIRST);
        } else if (binding instanceof Binding.Misfit misfit) {
            finish(call, Result.told(help.usage(call, run.command(), run.subcommand(), misfit.problem())));
        }
    }

    private void begin(Call call, Target.Run run, Binding.Complete complete) {
        if (!approvals.isNeeded(run.command().command().name(), run.subcommand())) {
            runner.run(call, run, complete, result -> finish(call, piped(call, result)));
            return;
        }
        Clearance clearance = approvals.clear(held(call, run, complete));
        if (clearance instanceof Clearance.Cleared cleared) {
            Call approved = call.by(Means.APPROVED);
            runner.run(
                    approved,
                    run,
                    complete,
                    result -> finish(approved, piped(call, result).noting(cleared.by())));
        } else if (clearance instanceof Clearance.Waiting waiting) {
            finish(call, Result.waiting(waiting.message()));
        }
    }

    private static HeldRun held(Call call, Target.Run run, Binding.Complete complete) {
        Map<String, String> shown = new LinkedHashMap<>();
        Outcomes.arguments(run, complete.texts()).forEach(value -> shown.put(value.name(), value.value()));
        return new HeldRun(
                call.delivery().id(),
                call.origin(),
                run.command().command().name(),
                run.subcommand().name(),
                complete.texts(),
                shown,
                call.wording().alias(),
                call.wording().pipes().text());
    }

    private void ask(Call call, Target.Ask ask) {
        Binding binding = bind(call, ask.command(), ask.subcommand());
        if (binding instanceof Binding.Incomplete incomplete) {
            asker.ask(call, incomplete, ask.page());
        } else {
            run(call, new Target.Run(ask.command(), ask.subcommand()));
        }
    }

    private Binding bind(Call call, InstalledCommand command, Subcommand subcommand) {
        Session session = sessions.of(command.plugin().name(), call.origin());
        return binder.bind(
                subcommand, call.given(), new Binder.Asker(call.origin(), session, callers.apply(call.origin())));
    }

    /** Binding and listing choices call the plugin's code: they take its quick threads, and may not take for ever. */
    private void onPluginThread(Call call, InstalledCommand command, Runnable step) {
        asker.onQuickThread(
                command.plugin(),
                () -> {
                    step.run();
                    room.look();
                },
                failure -> finish(call, failure),
                () -> again(call, command.plugin()),
                call.path());
    }

    /** The plugin was replaced while the call was read; where nothing took its place, the host stops and leaves the call be. */
    private void again(Call call, LoadedPlugin gone) {
        if (calls.hasPlugins()) {
            LOG.debug("{} is read again: {} was unloaded meanwhile", call.path(), gone);
            resume(call.delivery());
        }
    }

    private void closePrompt(Call call) {
        if (call.answered().isPresent()) {
            MessageRef message = call.answered().get().message();
            if (message != null) {
                replies.close(call.origin(), message, call.answered().get().words());
            }
        }
    }

    /** What was typed wrong is told as it is. */
    private static boolean isPipeable(Target target) {
        return target instanceof Target.Run
                || target instanceof Target.TopHelp
                || target instanceof Target.CommandHelp
                || target instanceof Target.Usage;
    }

    private static Message piped(Call call, Message reply) {
        return call.wording().pipes().through(reply);
    }

    /** What a command answered goes through the pipes; that it failed is told as it is. */
    private static Result piped(Call call, Result result) {
        return result.status().equals(SUCCEEDED) ? result.saying(piped(call, result.message())) : result;
    }

    private void finish(Call call, Result result) {
        outcomes.keep(call, result);
        room.look();
        if (call.means() == Means.SCHEDULED) {
            note(call, result);
        }
    }

    /** Tells the schedule what came of it: one whose line is refused again and again rests. */
    private void note(Call call, Result result) {
        String delivery = call.delivery().inbound().deliveryId();
        try {
            if (result.status().equals(Optional.of(Status.BLOCKED))) {
                schedules.refused(delivery, result.details());
            } else if (result.status().isPresent()) {
                schedules.ran(delivery, result.status().get().word());
            } else if (call.target() instanceof Target.Run) {
                schedules.ran(delivery, "waiting");
            } else {
                schedules.refused(delivery, "There is no command " + call.path() + ".");
            }
        } catch (RuntimeException e) {
            LOG.warn("what came of the scheduled {} could not be written down", call.path(), e);
        }
    }
}
