package dev.shipmate.core.inbox;

import dev.shipmate.core.database.Database;
import dev.shipmate.spi.platform.Inbound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what comes in. One writer thread puts the inbounds of concurrent requests into one commit; each request is
 * answered after its commit, and only then is the delivery passed on. A full queue and a failing database are told to the
 * caller, who answers 503.
 */
public final class DurableInbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableInbox.class);
    private static final int QUEUE = 5_000;
    private static final int BATCH = 256;
    private static final Duration LONGEST_COMMIT = Duration.ofMinutes(1);
    /** So many at once do not come by accident. */
    private static final int FLOOD = 4;

    private static final long FLOOD_LASTS = TimeUnit.MILLISECONDS.toNanos(100);

    private final DeliveryStore store;
    private final Clock clock;
    private final Runnable sync;
    private final Consumer<Delivery> next;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread writer = new Thread(this::write, "inbox-writer");
    private volatile boolean isOpen = true;
    private volatile long flooded = System.nanoTime() - FLOOD_LASTS;
    private @Nullable Instant troubledSince;

    /** What one request brought, and whom to tell. */
    private record Waiting(List<Inbound> inbounds, CompletableFuture<@Nullable Void> stored) {}

    /**
     * Makes one.
     *
     * @param sync returns once what was committed is on the disk itself: with the embedded database a commit alone
     *     survives a killed process, but not a power cut
     * @param next takes the fresh deliveries; while it does not return, nothing is stored, and a full queue is said
     */
    public DurableInbox(DeliveryStore store, Clock clock, Runnable sync, Consumer<Delivery> next) {
        this.store = store;
        this.clock = clock;
        this.sync = sync;
        this.next = next;
        writer.setDaemon(true);
    }

    /** Begins to write. */
    public void start() {
        writer.start();
    }

    /**
     * Stores inbounds.
     *
     * @return completes when they are on the disk; fails with {@link IntakeException} when they are not
     */
    public CompletableFuture<@Nullable Void> accept(List<Inbound> inbounds) {
        if (inbounds.stream().anyMatch(inbound -> OwnDelivery.isLike(inbound.deliveryId()))) {
            throw new IllegalArgumentException("a platform may not use the delivery ids of the host itself");
        }
        CompletableFuture<@Nullable Void> stored = new CompletableFuture<>();
        if (inbounds.isEmpty()) {
            stored.complete(null);
        } else if (!isOpen || !queue.offer(new Waiting(inbounds, stored))) {
            stored.completeExceptionally(
                    new IntakeException(isOpen ? "the intake is full" : "the host is stopping", null));
        }
        return stored;
    }

    /** Whether requests come faster than they are stored one by one. */
    public boolean isFlooded() {
        return System.nanoTime() - flooded < FLOOD_LASTS;
    }

    /** Stops taking in, and writes what was taken in already. */
    @Override
    public void close() {
        isOpen = false;
        writer.interrupt();
        try {
            writer.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        while (isOpen || !queue.isEmpty()) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                // closing: the loop's condition decides whether something is left
                Waiting left = queue.poll();
                if (left == null) {
                    continue;
                }
                batch.add(left);
            }
            queue.drainTo(batch, BATCH - 1);
            if (batch.size() >= FLOOD) {
                flooded = System.nanoTime();
            }
            store(batch);
        }
    }

    private void store(List<Waiting> batch) {
        List<Inbound> all =
                batch.stream().flatMap(waiting -> waiting.inbounds().stream()).toList();
        try {
            List<Delivery> fresh = store.insert(all);
            sync.run();
            batch.forEach(waiting -> waiting.stored().complete(null));
            fresh.forEach(next);
            recover();
        } catch (RuntimeException e) {
            boolean isUnavailable = Database.isUnavailable(e);
            if (isUnavailable && troubledSince == null) {
                LOG.warn("deliveries cannot be stored until the database answers again: {}", e.getMessage());
                troubledSince = clock.instant().minus(LONGEST_COMMIT);
            }
            if (isUnavailable) {
                IntakeException refusal = new IntakeException("the database does not answer", e);
                batch.forEach(waiting -> waiting.stored().completeExceptionally(refusal));
            } else if (batch.size() > 1) {
                // one bad row must harm no stranger
                batch.forEach(waiting -> store(List.of(waiting)));
            } else {
                LOG.error("a delivery could not be stored", e);
                batch.get(0).stored().completeExceptionally(new IntakeException("the database does not answer", e));
            }
        }
    }

    /**
     * Passes on what was stored although the database did not say so: its answer was lost with the connection. What is
     * under way already is passed on a second time, and begun once all the same.
     */
    private void recover() {
        Instant since = troubledSince;
        if (since != null) {
            troubledSince = null;
            store.acceptedSince(since).forEach(next);
        }
    }
}
