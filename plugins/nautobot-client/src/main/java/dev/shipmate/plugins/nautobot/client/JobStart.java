package dev.shipmate.plugins.nautobot.client;

/** What became of the wish to run a job. */
public sealed interface JobStart {

    /** It runs, or will as soon as a worker is free. */
    record Running(String resultId) implements JobStart {}

    /** Somebody must approve it in Nautobot first. */
    record Waiting(NautobotObject scheduledJob) implements JobStart {}
}
