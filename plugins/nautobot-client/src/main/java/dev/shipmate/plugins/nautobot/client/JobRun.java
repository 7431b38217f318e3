package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonObject;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Runs a job for a scope and waits for its end. Whoever cancels the command is told what becomes of the job. */
public final class JobRun {

    private static final System.Logger LOG = System.getLogger(JobRun.class.getName());

    private final PluginContext context;
    private final Nautobot nautobot;

    /** How it came out. */
    public sealed interface Result {

        /** It ended; here is what to show of it. */
        record Ended(boolean isSuccess, String status, URI page, List<Block> report) implements Result {}

        /** Somebody must approve it in Nautobot first. */
        record Waiting(Message message) implements Result {}
    }

    public JobRun(PluginContext context, Nautobot nautobot) {
        this.context = context;
        this.nautobot = nautobot;
    }

    /**
     * Runs a job and follows it to its end. Who cancels the command ends the job too, where Nautobot can; what becomes of it
     * is posted.
     *
     * @param title what people call this run
     * @param data its inputs by name; a required one with a default must be there too
     */
    public Result run(String jobId, String title, JsonObject data, Invocation in) throws InterruptedException {
        JobStart start = nautobot.jobs().start(jobId, data);
        if (start instanceof JobStart.Waiting waiting) {
            return new Result.Waiting(waiting(title, waiting));
        }
        String id = ((JobStart.Running) start).resultId();
        URI page = nautobot.page("extras/job-results/" + id + "/");
        try {
            announce(title, page, in);
            JobEnd end = nautobot.jobs().follow(id, title, in);
            return new Result.Ended(end.isSuccess(), end.status(), page, JobReport.blocks(title, end, page));
        } catch (InterruptedException | CancellationException e) {
            cancelled(title, id, page, in);
            throw e;
        }
    }

    private static void announce(String title, URI page, Invocation in) {
        try {
            in.say(Message.of(Block.text(Span.plain(title + " began: "), Span.link("watch it in Nautobot", page))));
        } catch (CancellationException e) {
            // following it will find out, and ends the job too
        }
    }

    private Message waiting(String title, JobStart.Waiting waiting) {
        URI page =
                nautobot.page("extras/scheduled-jobs/" + waiting.scheduledJob().id() + "/");
        return Message.of(Block.text(
                Span.plain(title + " waits until somebody approves it in Nautobot: "),
                Span.link(waiting.scheduledJob().label(), page)));
    }

    /** The command is over for the host, which has said so; what becomes of the job must be said beside it. */
    private void cancelled(String title, String id, URI page, Invocation in) {
        boolean wasInterrupted = Thread.interrupted();
        try {
            Message message =
                    Message.of(Block.text(Span.plain(title + ": " + fate(id) + " "), Span.link("How it stands", page)));
            context.post(in.origin(), message);
        } catch (InterruptedException e) {
            wasInterrupted = true;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "what became of the job run {0} could not be told", id);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String fate(String id) throws InterruptedException {
        try {
            return nautobot.find("extras/job-results/" + id + "/cancel/", Query.all())
                            .isPresent()
                    ? "Nautobot was told to end it too."
                    : "this Nautobot cannot end a job, so it goes on there.";
        } catch (CommandException e) {
            return "it has ended in Nautobot, or you may not end it there.";
        }
    }
}
