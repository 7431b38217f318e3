package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonObject;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The jobs of a Nautobot: finds, runs and follows them.
 *
 * <p>A run is asked about after one, two, four and eight seconds and then every ten. Nautobot 3.2 can cancel a run; older
 * ones cannot.
 */
public final class Jobs {

    private static final Set<String> UNFINISHED = Set.of("PENDING", "RECEIVED", "STARTED", "RETRY");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Nautobot nautobot;
    private final Duration firstPoll;

    Jobs(Nautobot nautobot, Duration firstPoll) {
        this.nautobot = nautobot;
        this.firstPoll = firstPoll;
    }

    /** Returns jobs that people run, by name: neither hidden ones nor such as only hooks and buttons start. */
    public Found list(Query query, int most) throws InterruptedException {
        Query people = query.and("hidden", false)
                .and("is_job_hook_receiver", false)
                .and("is_job_button_receiver", false)
                .and("sort", "name")
                .and("depth", 0);
        return nautobot.list("extras/jobs/", people, most);
    }

    /** Finds a job by its name or id. */
    public Optional<NautobotObject> find(String nameOrId) throws InterruptedException {
        return nautobot.find(
                "extras/jobs/" + Query.encoded(nameOrId) + "/", Query.all().and("depth", 0));
    }

    /** Returns what a job takes. */
    public List<JobInput> inputs(String jobId) throws InterruptedException {
        return nautobot.all("extras/jobs/" + jobId + "/variables/").stream()
                .map(JobInput::new)
                .toList();
    }

    /**
     * Runs a job now.
     *
     * @param data its inputs by name; a required one with a default must be there too
     */
    public JobStart start(String jobId, JsonObject data) throws InterruptedException {
        JsonObject order = new JsonObject();
        order.add("data", data);
        NautobotObject answer = nautobot.create("extras/jobs/" + jobId + "/run/", order);
        Optional<NautobotObject> scheduled = answer.object("scheduled_job");
        if (scheduled.isPresent()) {
            return new JobStart.Waiting(scheduled.get());
        }
        return new JobStart.Running(answer.object("job_result")
                .orElseThrow(
                        () -> new CommandException(
                                "Nautobot took the job without saying where its result will be. Look at its list of job results."))
                .id());
    }

    /** Returns how a run stands. */
    public NautobotObject result(String resultId) throws InterruptedException {
        return nautobot.find("extras/job-results/" + resultId + "/", Query.all())
                .orElseThrow(() ->
                        new CommandException("Nautobot has no job result " + resultId + ", or you may not see it."));
    }

    /** Returns whether a run has ended. */
    public static boolean isFinished(NautobotObject result) {
        return !UNFINISHED.contains(JobEnd.status(result));
    }

    /**
     * Returns what a run has written so far, oldest first; nothing where that may not be seen, for which Nautobot wants a
     * permission of its own.
     */
    public List<NautobotObject> log(String resultId) throws InterruptedException {
        try {
            return nautobot.all("extras/job-results/" + resultId + "/logs/");
        } catch (CommandException e) {
            return List.of();
        }
    }

    /**
     * Ends a run.
     *
     * @return whether it was told to; false if it has ended, or the server cannot do that before version 3.2
     * @throws CommandException if the user may not
     */
    public boolean cancel(String resultId) throws InterruptedException {
        if (isFinished(result(resultId))) {
            return false;
        }
        String path = "extras/job-results/" + resultId + "/cancel/";
        if (nautobot.find(path, Query.all()).isEmpty()) {
            return false;
        }
        nautobot.create(path, new JsonObject());
        return true;
    }

    /**
     * Waits for the end of a run and shows how far it is by what it writes. A user who cancels the command cancels the run.
     */
    public JobEnd follow(String resultId, String name, Invocation in) throws InterruptedException {
        try {
            Duration pause = firstPoll;
            List<NautobotObject> log = new ArrayList<>();
            while (true) {
                NautobotObject result = result(resultId);
                log = log(resultId);
                if (isFinished(result)) {
                    return new JobEnd(result, log);
                }
                in.progress(log.size(), 0, progress(name, result, log));
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException | CancellationException e) {
            end(resultId);
            throw e;
        }
    }

    /** Best effort: whoever cancelled is not told of what goes wrong here, and the result's page says how the run stands. */
    private void end(String resultId) throws InterruptedException {
        try {
            // the sign that the command is cancelled must not keep the order to Nautobot from being sent
            Thread.interrupted();
            cancel(resultId);
        } catch (CommandException e) {
            System.getLogger(Jobs.class.getName())
                    .log(System.Logger.Level.WARNING, "the job run {0} goes on: {1}", resultId, e.getMessage());
        }
    }

    private static String progress(String name, NautobotObject result, List<NautobotObject> log) {
        String status = JobEnd.status(result);
        if (status.equals("PENDING") || status.equals("RECEIVED")) {
            return name + " waits for a worker of Nautobot";
        }
        return log.isEmpty()
                ? name + " runs"
                : name + ": " + Sentences.shortened(log.get(log.size() - 1).text("message"));
    }
}
