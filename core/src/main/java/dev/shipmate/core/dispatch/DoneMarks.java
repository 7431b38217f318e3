package dev.shipmate.core.dispatch;

import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.log.CommandLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks deliveries whose replies the platforms have: those of some milliseconds in one transaction, for nobody waits for it. A host that
 * is killed before sends these replies again.
 */
final class DoneMarks {

    private static final Logger LOG = LoggerFactory.getLogger(DoneMarks.class);
    private static final int MOST = 256;
    private static final long REST_MS = 20;
    private static final long LONGEST_END_MS = 10_000;

    private final Jdbi jdbi;
    private final DeliveryStore deliveries;
    private final CommandLog log;
    private final Retries retries;
    private final BlockingQueue<Mark> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "done-marks");
    private volatile boolean isWriting;
    private volatile boolean isStopped;

    /** The row of the log says that its reply was delivered; null where none has to. */
    private record Mark(long delivery, @Nullable UUID logId) {}

    DoneMarks(Jdbi jdbi, DeliveryStore deliveries, CommandLog log, Retries retries) {
        this.jdbi = jdbi;
        this.deliveries = deliveries;
        this.log = log;
        this.retries = retries;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Marks a delivery as done, soon.
     *
     * @param logId the log row that is to say that its reply was delivered, if any
     */
    void add(long delivery, @Nullable UUID logId) {
        waiting.add(new Mark(delivery, logId));
    }

    /** Whether nothing waits. */
    boolean isIdle() {
        return waiting.isEmpty() && !isWriting;
    }

    /** Writes what waits, and ends. */
    void stop() {
        isStopped = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_END_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        List<Mark> marks = new ArrayList<>();
        while (!isStopped || !waiting.isEmpty()) {
            try {
                marks.add(waiting.take());
                isWriting = true;
                Thread.sleep(REST_MS);
            } catch (InterruptedException e) {
                // stopping: the loop's condition decides whether something is left
            }
            waiting.drainTo(marks, MOST - marks.size());
            write(List.copyOf(marks));
            marks.clear();
            isWriting = false;
        }
    }

    private void write(List<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        List<Long> done = marks.stream().map(Mark::delivery).toList();
        List<UUID> delivered =
                marks.stream().map(Mark::logId).filter(Objects::nonNull).toList();
        try {
            retries.run(() -> jdbi.useTransaction(handle -> {
                deliveries.done(handle, done);
                log.markDelivered(handle, delivered);
            }));
        } catch (RuntimeException e) {
            LOG.error(
                    "{} deliveries could not be marked as done: their replies are sent again at the next start",
                    marks.size(),
                    e);
        }
    }
}
