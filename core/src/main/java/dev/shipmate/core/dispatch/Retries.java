package dev.shipmate.core.dispatch;

import dev.shipmate.core.database.Database;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does again what the database could not take, until it can. What waits here is bounded by what
 * was under way when the database went: nothing new is taken in without it.
 */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "retries");

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a task, and where the database does not take it, again until it does. */
    void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            if (!Database.isUnavailable(e)) {
                throw e;
            }
            waiting.add(task);
        }
    }

    /** Ends; what waits is left to the next start of the host. */
    void stop() {
        thread.interrupt();
        if (!waiting.isEmpty()) {
            LOG.warn("{} results could not be stored: the database does not answer", waiting.size());
        }
    }

    /** Whether nothing waits. */
    boolean isIdle() {
        return waiting.isEmpty();
    }

    private void work() {
        boolean isTroubled = false;
        while (true) {
            try {
                Runnable task = waiting.take();
                boolean isDone = attempt(task, isTroubled);
                isTroubled = !isDone;
                if (!isDone) {
                    // at the end, so that one that is never taken stands in nobody's way
                    waiting.add(task);
                    Thread.sleep(PAUSE.toMillis());
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Returns false where the database does not answer. */
    private boolean attempt(Runnable task, boolean isTroubled) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            if (Database.isUnavailable(e)) {
                if (!isTroubled) {
                    LOG.warn("the database does not answer; results wait until it does: {}", e.getMessage());
                }
                return false;
            }
            LOG.error("something could not be stored", e);
        }
        return true;
    }
}
