package dev.shipmate.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does again and again what time alone asks for: what fails is tried again, and ends nothing. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService timer;
    private final List<Runnable> purges;
    private final Runnable approvals;
    private final Runnable schedules;

    /**
     * Makes it.
     *
     * @param purges remove what has expired
     * @param approvals closes those that have expired
     * @param schedules runs what is due
     */
    Upkeep(ScheduledExecutorService timer, List<Runnable> purges, Runnable approvals, Runnable schedules) {
        this.timer = timer;
        this.purges = purges;
        this.approvals = approvals;
        this.schedules = schedules;
    }

    void start() {
        repeat(this::purge, Duration.ofHours(1));
        repeat(this::expire, Duration.ofSeconds(5));
        repeat(this::runDue, Duration.ofSeconds(1));
    }

    private void repeat(Runnable task, Duration pause) {
        var unused = timer.scheduleWithFixedDelay(
                task, Math.min(pause.toSeconds(), 60), pause.toSeconds(), TimeUnit.SECONDS);
    }

    private void runDue() {
        try {
            schedules.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("what is due could not be looked for; it is tried again in a second: {}", e.getMessage());
        }
    }

    private void expire() {
        try {
            approvals.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("approvals that have expired could not be closed; it is tried again in a moment", e);
        }
    }

    private void purge() {
        try {
            purges.forEach(Runnable::run);
        } catch (RuntimeException | Error e) {
            LOG.warn("what has expired could not be removed; it is tried again in an hour", e);
        }
    }
}
