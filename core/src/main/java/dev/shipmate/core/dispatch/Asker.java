package dev.shipmate.core.dispatch;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Result;
import dev.shipmate.core.call.Target;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.LoadedPlugin;
import dev.shipmate.core.plugin.PluginBusyException;
import dev.shipmate.core.plugin.PluginThreads;
import dev.shipmate.core.prompt.Prompter;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.core.run.Incidents;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for missing arguments, and keeps the code of plugins that this takes within its threads and its time. */
final class Asker {

    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Supplier<Catalog> catalog;
    private final Prompter prompter;
    private final Outcomes outcomes;
    private final Replies replies;
    private final ScheduledExecutorService timer;

    Asker(
            Supplier<Catalog> catalog,
            Prompter prompter,
            Outcomes outcomes,
            Replies replies,
            ScheduledExecutorService timer) {
        this.catalog = catalog;
        this.prompter = prompter;
        this.outcomes = outcomes;
        this.replies = replies;
        this.timer = timer;
    }

    /** Asks for what is missing. To be called on the plugin's quick threads. */
    void ask(Call call, Binding.Incomplete incomplete, Target.Page page) {
        Limits limits = catalog.get()
                .platform(call.origin().platform())
                .map(installed -> installed.platform().limits())
                .orElseThrow(
                        () -> new IllegalStateException(call.origin().platform() + " is not there any more to ask on"));
        String token = prompter.newToken();
        Optional<LateForm> form =
                limits.hasLateQuestions() && incomplete.missing().size() > 1
                        ? Optional.of(LateForm.begin(replies, timer, call.origin(), token, call.path()))
                        : Optional.empty();
        try {
            Prompt prompt = prompter.prepare(token, call, incomplete, limits, page);
            boolean isFilled =
                    form.isPresent() && form.get().fill(prompt, delivered -> outcomes.close(call.delivery()));
            if (!isFilled) {
                replies.ask(call.origin(), prompt, delivered -> outcomes.close(call.delivery()));
            }
        } catch (RuntimeException e) {
            form.ifPresent(LateForm::giveUp);
            throw e;
        }
    }

    /**
     * Takes a step on the quick threads of a plugin; what goes wrong becomes its result.
     *
     * @param tooLate is run in place of the step where the plugin has just been unloaded
     */
    void onQuickThread(LoadedPlugin plugin, Runnable step, Consumer<Result> failed, Runnable tooLate, String path) {
        PluginThreads.Task<Object> task = plugin.threads().quick(() -> {
            step.run();
            return path;
        });
        if (task.isTooLate()) {
            tooLate.run();
            return;
        }
        ScheduledFuture<?> alarm = timer.schedule(task::interrupt, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        task.future().whenComplete((done, thrown) -> {
            alarm.cancel(false);
            if (thrown != null) {
                failed.accept(failure(plugin, thrown, path));
            }
        });
    }

    private static Result failure(LoadedPlugin plugin, Throwable thrown, String path) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof CommandException)) {
            cause = cause.getCause();
        }
        if (cause instanceof CommandException told) {
            return Result.told(Message.of(told.getMessage()));
        }
        if (cause instanceof PluginBusyException busy) {
            return Result.failed(busy.answer(path));
        }
        String incident = Incidents.next();
        LOG.error("incident {}: {} of plugin {} could not be prepared", incident, path, plugin.name(), thrown);
        return Result.errored(
                path + " could not be prepared. An administrator finds the reason in the log as incident " + incident
                        + ".",
                cause.getClass().getSimpleName(),
                incident);
    }
}
