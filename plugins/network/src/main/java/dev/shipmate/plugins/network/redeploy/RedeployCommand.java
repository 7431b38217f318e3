package dev.shipmate.plugins.network.redeploy;

import dev.shipmate.plugins.nautobot.client.JobReport;
import dev.shipmate.plugins.nautobot.client.JobRun;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.network.words.Remembered;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code network redeploy}. A job that can be tried is tried first, and its answer bears a button that says yes; for another
 * job the yes is asked for at once. Either shows what will be touched. Where a second person must approve, that yes only
 * asks for it.
 */
public final class RedeployCommand {

    static final Duration LIMIT = Duration.ofMinutes(30);

    private static final Parameter<String> TARGET =
            Parameter.text("target", "Which device, or which location?").suggests(Remembered::device);

    private final PluginContext context;
    private final NautobotAccess access;
    private final Redeployment redeployment;
    private final Parameter<Optional<Answer>> confirm;

    public RedeployCommand(PluginContext context, NautobotAccess access) {
        this.context = context;
        this.access = access;
        redeployment = new Redeployment(context);
        confirm = Parameter.parsed("confirm", "Are you sure?", Answer::parse)
                .asks(this::question)
                .from(soFar -> List.of(new Choice("Yes", "yes"), new Choice("No", "no")))
                .optionalUnless(this::isAskedAtOnce);
    }

    public Subcommand subcommand() {
        return Subcommand.of("redeploy", "Push the intended configuration to a device or to a whole location.")
                .takes(TARGET, confirm)
                .changes()
                .within(LIMIT)
                .runs(this::redeploy);
    }

    private Outcome redeploy(Invocation in) throws InterruptedException {
        Optional<Answer> answer = in.get(confirm);
        if (answer.isPresent() && answer.get() instanceof Answer.No) {
            return Outcome.reply("Nothing was redeployed.");
        }
        Wish wish = wish(in);
        if (wish.scope().isDevice()) {
            Remembered.device(in.session(), wish.scope().place().name());
        }
        if (answer.isPresent() && answer.get() instanceof Answer.YesTo yes) {
            redeployment.confirm(yes.number(), wish, in);
            return redeployment.go(wish, in);
        }
        List<Block> tried = new ArrayList<>();
        if (wish.job().hasDryRun()) {
            JobRun.Result result = redeployment.tryOut(wish, in);
            if (result instanceof JobRun.Result.Waiting waiting) {
                return Outcome.reply(waiting.message());
            }
            JobRun.Result.Ended ended = (JobRun.Result.Ended) result;
            if (!ended.isSuccess()) {
                in.say(Message.of(ended.report()));
                return Outcome.failed("The dry run " + JobReport.words(ended.status()) + ", so nothing was redeployed: "
                        + ended.page());
            }
            tried.addAll(ended.report());
        }
        if (answer.isEmpty()) {
            tried.addAll(redeployment.question(wish, in));
            return Outcome.reply(Message.of(tried));
        }
        if (!tried.isEmpty()) {
            in.say(Message.of(tried));
        }
        return redeployment.go(wish, in);
    }

    private Wish wish(Arguments in) throws InterruptedException {
        String name = RedeploySettings.requireJob(context);
        Nautobot nautobot = access.changing(in);
        RedeployJob job = RedeployJob.named(nautobot, name);
        Scope scope = Scope.of(nautobot, in.get(TARGET));
        // what cannot be run is told before anybody is asked
        job.data(scope, true);
        return new Wish(nautobot, job, scope);
    }

    /** What is wrong is told by the handler. */
    private boolean isAskedAtOnce(Arguments soFar) {
        String target = soFar.get(TARGET);
        try {
            return !target.isBlank() && !asked(soFar).job().hasDryRun();
        } catch (CommandException e) {
            return false;
        }
    }

    private String question(Arguments soFar) {
        return redeployment.words(asked(soFar));
    }

    private Wish asked(Arguments soFar) {
        try {
            return wish(soFar);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Asking Nautobot was interrupted. Try again.", e);
        }
    }
}
