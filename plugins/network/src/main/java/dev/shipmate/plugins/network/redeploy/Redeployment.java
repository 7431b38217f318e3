package dev.shipmate.plugins.network.redeploy;

import dev.shipmate.plugins.nautobot.client.JobReport;
import dev.shipmate.plugins.nautobot.client.JobRun;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;

/** The steps of a redeployment: tried, confirmed, approved, run. */
final class Redeployment {

    private final PluginContext context;

    Redeployment(PluginContext context) {
        this.context = context;
    }

    /** Returns the question that is asked before anything is touched. */
    String words(Wish wish) {
        String what = " " + wish.scope().described() + " with the Nautobot job "
                + wish.job().name() + "?";
        return (RedeploySettings.needsApproval(context) ? "Ask a second person to approve redeploying" : "Redeploy")
                + what;
    }

    /** Returns the question with a button that says yes to just this. */
    List<Block> question(Wish wish, Invocation in) {
        long number = requests().keep(request(Request.Step.CONFIRM, wish, in));
        String label = RedeploySettings.needsApproval(context) ? "Ask for approval" : "Redeploy now";
        return List.of(
                Block.text(words(wish)),
                Block.button(label, "network redeploy " + wish.scope().place().id() + " confirm=" + number));
    }

    /** Takes a yes to what was shown, once, unless what would be touched has changed since. */
    void confirm(long number, Wish wish, Invocation in) {
        Requests requests = requests();
        Request request = requests.waiting(number, Request.Step.CONFIRM);
        requireSame(number, request, wish);
        requests.decide(number, "confirmed by " + Person.of(in).name());
    }

    JobRun.Result tryOut(Wish wish, Invocation in) throws InterruptedException {
        return run(wish, true, in);
    }

    /** Runs it, or asks for an approval where one is needed. */
    Outcome go(Wish wish, Invocation in) throws InterruptedException {
        if (!RedeploySettings.needsApproval(context)) {
            return run(wish, List.of(), in);
        }
        Request request = request(Request.Step.APPROVE, wish, in);
        long number = requests().keep(request);
        return Outcome.reply(
                Block.text(
                        Span.bold("Request " + number),
                        Span.plain(": " + request.asker().name() + " asks to redeploy " + request.described()
                                + " with the Nautobot job " + request.job()
                                + ". Somebody else must approve it within a day.")),
                Block.button("Approve or decline", "network approve " + number));
    }

    /** Returns a request that this person may decide. */
    Request approvable(long number, Person approver) {
        Request request = requests().waiting(number, Request.Step.APPROVE);
        if (approver.isSame(request.asker())) {
            throw new CommandException(
                    "You asked for this yourself. Somebody else must approve request " + number + ".");
        }
        return request;
    }

    void decline(long number, Person approver) {
        requests().decide(number, "declined by " + approver.name());
    }

    /** Runs what was approved, once, unless what would be touched has changed since. */
    Outcome approve(long number, Request request, Wish wish, Person approver, Invocation in)
            throws InterruptedException {
        requireSame(number, request, wish);
        requests().decide(number, "approved by " + approver.name());
        String who =
                "Request " + number + ": asked by " + request.asker().name() + ", approved by " + approver.name() + ".";
        return run(wish, List.of(Block.text(who)), in);
    }

    private Outcome run(Wish wish, List<Block> before, Invocation in) throws InterruptedException {
        JobRun.Result result = run(wish, false, in);
        if (result instanceof JobRun.Result.Waiting waiting) {
            return Outcome.reply(waiting.message());
        }
        JobRun.Result.Ended ended = (JobRun.Result.Ended) result;
        List<Block> blocks = new ArrayList<>(before);
        blocks.addAll(ended.report());
        if (ended.isSuccess()) {
            return Outcome.reply(Message.of(blocks));
        }
        in.say(Message.of(blocks));
        return Outcome.failed("The redeployment of " + wish.scope().place().name() + " "
                + JobReport.words(ended.status()) + ": " + ended.page());
    }

    private JobRun.Result run(Wish wish, boolean isDryRun, Invocation in) throws InterruptedException {
        String title = (isDryRun ? "Dry run of " : "") + wish.job().name() + " for "
                + wish.scope().place().name();
        return new JobRun(context, wish.nautobot())
                .run(wish.job().id(), title, wish.job().data(wish.scope(), isDryRun), in);
    }

    private static void requireSame(long number, Request request, Wish wish) {
        if (!request.isStill(wish.scope(), wish.job())) {
            throw new CommandException("What request " + number
                    + " would touch has changed since it was shown, so nothing was redeployed. \"network redeploy\" asks"
                    + " anew.");
        }
    }

    private static Request request(Request.Step step, Wish wish, Invocation in) {
        Scope scope = wish.scope();
        return new Request(
                step,
                Person.of(in),
                scope.place().id(),
                scope.described(),
                scope.fingerprint(),
                wish.job().name());
    }

    private Requests requests() {
        return new Requests(context.store());
    }
}
