package dev.shipmate.core.database;

import dev.shipmate.core.plugin.CleanThreads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the file of the embedded database take new commits where old ones lie. Each commit is a piece of the file of its own, of which
 * soon nothing counts any more but a page or two; H2 gathers these by itself only where commits may be written late. Left alone, the
 * file grew by 150 MB a minute at 50 commands a second, and the memory that knows its pieces with it.
 */
final class StoreUpkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreUpkeep.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ScheduledExecutorService thread;
    private final Runnable round;

    /**
     * Begins.
     *
     * @param round does a little of it
     */
    StoreUpkeep(Runnable round) {
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(new CleanThreads("database-upkeep"));
        var unused =
                thread.scheduleWithFixedDelay(this::once, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            round.run();
        } catch (RuntimeException | Error e) {
            // whoever reads or writes is told of the same
            LOG.debug("the file of the database could not be tidied", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the upkeep of the database does not end; it is closed all the same");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
