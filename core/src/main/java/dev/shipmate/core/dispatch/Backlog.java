package dev.shipmate.core.dispatch;

import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.plugin.CleanThreads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be dispatched, and the threads that do it. The first thousand deliveries are in memory; what comes while there is
 * no room is left on the disk, where it stands anyway, and is read when there is. So a flood is acknowledged as fast as it can be
 * stored, and takes no memory.
 */
final class Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final int THREADS = 4;
    private static final int QUEUE = 1_000;
    private static final int READ_AT_ONCE = QUEUE / 2;
    private static final int REMEMBERED = 4_000;
    private static final int MOST_LEFT = 100_000;
    private static final int LONGEST_WAIT_SECONDS = 10;
    private static final long PAUSE_MS = 100;

    private final DeliveryStore deliveries;
    private final Consumer<Delivery> dispatch;
    private final ThreadPoolExecutor threads;
    /** What was read last from the disk: who stored or adopted it may bring it too, a moment later. */
    private final Map<Long, Boolean> read = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    /** The greatest number that came into memory. */
    private long highest = -1;
    /** While some are left on the disk, all from this number on are, up to the other. */
    private long leftFrom = Long.MAX_VALUE;
    /** What has a greater number and is on the disk already was not handed over: those before it may not be there. */
    private long leftTo;
    /** How many were left, and how many of them were read since. */
    private long left;

    private long taken;
    /** The least number that was left while what is on the disk was read, which that may not have seen. */
    private long leftMeanwhile = Long.MAX_VALUE;

    private boolean isReading;

    /**
     * Makes one.
     *
     * @param dispatch is done on one of the threads; throws nothing
     */
    Backlog(DeliveryStore deliveries, Consumer<Delivery> dispatch) {
        this.deliveries = deliveries;
        this.dispatch = dispatch;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), new CleanThreads("dispatch"));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Takes a delivery that is on the disk. Those that a host adopts or adds itself may have a lower number than what is in
     * memory: they wait for room.
     */
    void add(Delivery delivery) {
        boolean isTold = false;
        try {
            while (!tryAdd(delivery)) {
                Runnable task = task(delivery);
                if (isInTurn(delivery)) {
                    if (!isTold) {
                        LOG.warn("{} deliveries wait to be dispatched: no more are taken in", MOST_LEFT);
                    }
                    isTold = true;
                    Thread.sleep(PAUSE_MS);
                } else if (threads.getQueue().offer(task, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // the host stops: its next start takes it up
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean tryAdd(Delivery delivery) {
        if (read.remove(delivery.id()) != null || threads.isShutdown()) {
            return true;
        }
        if (delivery.id() < leftFrom && execute(delivery)) {
            return true;
        }
        if (!isInTurn(delivery) || left - taken >= MOST_LEFT) {
            return false;
        }
        leftFrom = Math.min(leftFrom, delivery.id());
        leftTo = Math.max(leftTo, delivery.id());
        leftMeanwhile = Math.min(leftMeanwhile, delivery.id());
        left++;
        return true;
    }

    private synchronized boolean isInTurn(Delivery delivery) {
        return delivery.id() > highest;
    }

    /** Reads what was left, while there is room. To be called now and then, for what could not be read before. */
    void refill() {
        try {
            boolean isBehind = true;
            while (isBehind && mayRead()) {
                isBehind = readSome();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("what waits on the disk could not be read; it is tried again in a moment: {}", e.getMessage());
        }
    }

    private synchronized boolean mayRead() {
        boolean isRoom = threads.getQueue().size() <= QUEUE - READ_AT_ONCE;
        boolean mayRead = !isReading && leftFrom != Long.MAX_VALUE && isRoom && !threads.isShutdown();
        isReading |= mayRead;
        return mayRead;
    }

    /** Returns whether more may be left. */
    private boolean readSome() {
        try {
            long from;
            long to;
            long known;
            synchronized (this) {
                from = leftFrom;
                to = leftTo;
                known = left;
                leftMeanwhile = Long.MAX_VALUE;
            }
            return take(deliveries.acceptedBetween(from, to, READ_AT_ONCE), known);
        } finally {
            synchronized (this) {
                isReading = false;
            }
        }
    }

    private synchronized boolean take(List<Delivery> found, long known) {
        for (Delivery delivery : found) {
            if (!read.containsKey(delivery.id())) {
                // what hosts add themselves may have taken the room
                if (!execute(delivery)) {
                    return true;
                }
                read.put(delivery.id(), true);
                taken++;
            }
            leftFrom = Math.min(delivery.id() + 1, leftMeanwhile);
        }
        boolean isBehind = found.size() == READ_AT_ONCE || left != known;
        if (!isBehind) {
            leftFrom = Long.MAX_VALUE;
            taken = left;
        }
        return isBehind;
    }

    private boolean execute(Delivery delivery) {
        try {
            threads.execute(task(delivery));
            highest = Math.max(highest, delivery.id());
            return true;
        } catch (RejectedExecutionException e) {
            return threads.isShutdown();
        }
    }

    private Runnable task(Delivery delivery) {
        return () -> {
            dispatch.accept(delivery);
            refill();
        };
    }

    /** Takes nothing more, and waits until what is in memory is handed on; false where that takes too long. */
    boolean drain(long longestMs) throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(longestMs, TimeUnit.MILLISECONDS);
    }
}
