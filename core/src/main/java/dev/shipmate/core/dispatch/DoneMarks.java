package dev.shipmate.core.dispatch;

import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.plugin.CleanThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Queue<Mark> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unwritten = new AtomicInteger();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new CleanThreads("done-marks"));

    /** The row of the log says that its reply was delivered; null where none has to. */
    private record Mark(long delivery, @Nullable UUID logId) {}

    DoneMarks(Jdbi jdbi, DeliveryStore deliveries, CommandLog log, Retries retries) {
        this.jdbi = jdbi;
        this.deliveries = deliveries;
        this.log = log;
        this.retries = retries;
    }

    /**
     * Marks a delivery as done, soon.
     *
     * @param logId the log row that is to say that its reply was delivered, if any
     */
    void add(long delivery, @Nullable UUID logId) {
        // before it is there: it must not be thought written
        boolean isFirst = unwritten.getAndIncrement() == 0;
        waiting.add(new Mark(delivery, logId));
        if (isFirst) {
            writeSoon();
        }
    }

    /** Whether nothing waits. */
    boolean isIdle() {
        return unwritten.get() == 0;
    }

    /** Writes what waits, and ends. */
    void stop() {
        thread.shutdown();
        try {
            boolean isEnded = thread.awaitTermination(LONGEST_END_MS, TimeUnit.MILLISECONDS);
            while (isEnded && !waiting.isEmpty()) {
                writeSome();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeSoon() {
        try {
            var unused = thread.schedule(this::writeSome, REST_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // stopping: whoever stops it writes what is left
        }
    }

    private void writeSome() {
        List<Mark> marks = new ArrayList<>();
        for (Mark mark = waiting.poll(); mark != null; mark = marks.size() < MOST ? waiting.poll() : null) {
            marks.add(mark);
        }
        try {
            write(marks);
        } finally {
            if (unwritten.addAndGet(-marks.size()) > 0) {
                writeSoon();
            }
        }
    }

    private void write(List<Mark> marks) {
        List<Long> done = marks.stream().map(Mark::delivery).toList();
        List<UUID> delivered =
                marks.stream().map(Mark::logId).filter(Objects::nonNull).toList();
        try {
            retries.run(() -> jdbi.useTransaction(handle -> {
                deliveries.done(handle, done);
                log.markDelivered(handle, delivered);
            }));
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "{} deliveries could not be marked as done: their replies are sent again at the next start",
                    marks.size(),
                    e);
        }
    }
}
