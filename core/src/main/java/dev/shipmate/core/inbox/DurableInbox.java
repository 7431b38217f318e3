package dev.shipmate.core.inbox;

import dev.shipmate.core.database.Database;
import dev.shipmate.spi.platform.Inbound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what comes in. The inbounds of concurrent requests come into one commit; each request is answered after its commit, and only
 * then is the delivery passed on. While one batch is brought to the disk, the next ones are inserted, unless they repeat what is under
 * way; they are numbered and passed on in the order in which they came. A full queue and a failing database are told to the caller, who
 * answers 503.
 */
public final class DurableInbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableInbox.class);
    private static final String STOPPING = "the host is stopping";
    private static final int QUEUE = 5_000;
    private static final int BATCH = 256;
    private static final int WRITERS = 3;
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration LONGEST_COMMIT = Duration.ofMinutes(1);
    /** So many at once do not come by accident. */
    private static final int FLOOD = 4;

    private static final long FLOOD_LASTS = TimeUnit.MILLISECONDS.toNanos(100);

    private final DeliveryStore store;
    private final Clock clock;
    private final Runnable sync;
    private final Consumer<Delivery> next;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Thread> writers =
            IntStream.rangeClosed(1, WRITERS).mapToObj(this::writer).toList();
    /** Whose turn it is to take a batch and give it its numbers; the commit is outside of it. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile boolean isOpen = true;
    private volatile long flooded = System.nanoTime() - FLOOD_LASTS;
    private final AtomicLong batches = new AtomicLong();
    /** What the batches bring that are not passed on yet. */
    private final Set<DeliveryKey> underWay = ConcurrentHashMap.newKeySet();
    /** Completes when the batch that was taken last is passed on. */
    private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);

    private @Nullable Instant troubledSince;
    /** The batches that were begun before the trouble was seen do not show that it is over. */
    private long troubledUpTo;

    /** What one request brought, and whom to tell. */
    private record Waiting(List<Inbound> inbounds, CompletableFuture<@Nullable Void> stored) {

        void refuse(String why, @Nullable Throwable cause) {
            stored.completeExceptionally(new IntakeException(why, cause));
        }
    }

    /**
     * What is stored in one commit.
     *
     * @param before completes when the batch before is passed on, which goes first
     * @param passedOn completes when this one is, or will never be
     */
    private record Batch(
            long number,
            List<Waiting> waiting,
            Set<DeliveryKey> keys,
            CompletableFuture<@Nullable Void> before,
            CompletableFuture<@Nullable Void> passedOn) {

        void refuse(Throwable cause) {
            waiting.forEach(one -> one.refuse("the database does not answer", cause));
        }

        List<Batch> alone() {
            return waiting.stream()
                    .map(one -> new Batch(number, List.of(one), keys, before, passedOn))
                    .toList();
        }
    }

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
    }

    /** Begins to write. */
    public void start() {
        writers.forEach(Thread::start);
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
        Waiting waiting = new Waiting(inbounds, new CompletableFuture<>());
        if (inbounds.isEmpty()) {
            waiting.stored().complete(null);
        } else if (!isOpen) {
            waiting.refuse(STOPPING, null);
        } else if (!queue.offer(waiting)) {
            waiting.refuse("the intake is full", null);
        } else if (!isOpen && queue.remove(waiting)) {
            // it closed meanwhile, and no writer may be there
            waiting.refuse(STOPPING, null);
        }
        return waiting.stored();
    }

    /** Whether requests come faster than they are stored one by one. */
    public boolean isFlooded() {
        return System.nanoTime() - flooded < FLOOD_LASTS;
    }

    private Thread writer(int number) {
        Thread thread = new Thread(this::write, "inbox-writer-" + number);
        thread.setDaemon(true);
        return thread;
    }

    /** Stops taking in, and writes what was taken in already. */
    @Override
    public void close() {
        isOpen = false;
        // not by an interrupt, which closes the embedded database's file; where there is no room for it, none waits
        var unused = queue.offer(new Waiting(List.of(), new CompletableFuture<>()));
        long end = System.nanoTime() + LONGEST_END.toNanos();
        try {
            for (Thread writer : writers) {
                writer.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        while (!isEmptyAndClosed()) {
            Batch batch = null;
            turn.lock();
            try {
                batch = taken();
                if (batch != null) {
                    store(batch);
                }
            } finally {
                endTurn();
                if (batch != null) {
                    underWay.removeAll(batch.keys());
                    batch.passedOn().complete(null);
                }
            }
        }
    }

    private boolean isEmptyAndClosed() {
        return !isOpen && queue.isEmpty();
    }

    private void endTurn() {
        if (turn.isHeldByCurrentThread()) {
            turn.unlock();
        }
    }

    /** Returns what waits, or waits for it; null where the inbox is closing. */
    private @Nullable Batch taken() {
        if (isEmptyAndClosed()) {
            return null;
        }
        List<Waiting> all = new ArrayList<>();
        try {
            all.add(queue.take());
        } catch (InterruptedException e) {
            return null;
        }
        queue.drainTo(all, BATCH - 1);
        all.removeIf(waiting -> waiting.inbounds().isEmpty());
        if (all.isEmpty()) {
            return null;
        }
        if (all.size() >= FLOOD) {
            flooded = System.nanoTime();
        }
        Set<DeliveryKey> keys = all.stream()
                .flatMap(waiting -> waiting.inbounds().stream())
                .map(DeliveryKey::of)
                .collect(Collectors.toSet());
        if (!Collections.disjoint(keys, underWay)) {
            last.join();
        }
        underWay.addAll(keys);
        CompletableFuture<@Nullable Void> passedOn = new CompletableFuture<>();
        Batch batch = new Batch(batches.incrementAndGet(), all, keys, last, passedOn);
        last = passedOn;
        return batch;
    }

    private void store(Batch batch) {
        List<Inbound> all = batch.waiting().stream()
                .flatMap(waiting -> waiting.inbounds().stream())
                .toList();
        List<Delivery> fresh;
        try {
            fresh = store.insert(all, this::endTurn);
            sync.run();
        } catch (RuntimeException | Error e) {
            failed(batch, e);
            return;
        }
        batch.waiting().forEach(waiting -> waiting.stored().complete(null));
        passOn(batch, fresh);
    }

    private void failed(Batch batch, Throwable thrown) {
        // an error, such as for want of memory, does not say how far it came
        if (thrown instanceof Error || Database.isUnavailable(thrown)) {
            troubled(thrown);
            batch.refuse(thrown);
        } else if (batch.waiting().size() > 1) {
            // one bad row must harm no stranger
            batch.alone().forEach(this::store);
        } else {
            LOG.error("a delivery could not be stored", thrown);
            batch.refuse(thrown);
        }
    }

    private void passOn(Batch batch, List<Delivery> fresh) {
        try {
            batch.before().join();
            fresh.forEach(next);
            recover(batch);
        } catch (RuntimeException | Error e) {
            troubled(e);
        }
    }

    private synchronized void troubled(Throwable thrown) {
        if (troubledSince == null) {
            LOG.warn("deliveries cannot be stored until the database answers again: {}", thrown.getMessage());
            troubledSince = clock.instant().minus(LONGEST_COMMIT);
        }
        troubledUpTo = batches.get();
    }

    /**
     * Passes on what was stored although the database did not say so: its answer was lost with the connection. What is
     * under way already is passed on a second time, and begun once all the same.
     */
    private void recover(Batch batch) {
        Instant since = endedBy(batch);
        if (since != null) {
            store.acceptedSince(since).forEach(next);
            forget(batch);
        }
    }

    /** Returns since when there was trouble, where this batch shows that it is over: it was begun after it. */
    private synchronized @Nullable Instant endedBy(Batch batch) {
        return batch.number() > troubledUpTo ? troubledSince : null;
    }

    private synchronized void forget(Batch batch) {
        if (endedBy(batch) != null) {
            troubledSince = null;
        }
    }
}
