package dev.shipmate.core.dispatch;

import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.plugin.CleanThreads;
import dev.shipmate.core.plugin.PluginThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the commands of a plugin wait that has enough to do. They stay on the disk, where they stand anyway, and only their
 * numbers are in memory. So a flood of one plugin's commands neither fails nor stands in the way of another plugin's.
 */
final class WaitingRoom {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);
    /** Some 3 MB, and more than two minutes of work of a plugin on a small machine. */
    private static final int MOST = 30_000;

    private static final int BATCH = 50;
    /** Whoever has waited so long for an answer has gone on without it, and would be surprised by what runs then. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final DeliveryStore deliveries;
    private final LongSupplier nanoTime;
    private final Consumer<Delivery> admit;
    private final Consumer<Delivery> turnAway;
    /** By the names of their plugins, the first first. */
    private final Map<String, Queue> queues = new LinkedHashMap<>();

    private final AtomicBoolean isAtWork = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new CleanThreads("waiting-room"));

    /** Since when which deliveries wait for the threads of a plugin, in the order in which they came. */
    private record Queue(PluginThreads threads, Map<Long, Long> since) {}

    /**
     * Makes one.
     *
     * @param nanoTime as that of {@link System}
     * @param admit takes a delivery whose turn it is, and does not ask for a place in here again; throws nothing
     * @param turnAway takes a delivery that has waited for too long; throws nothing
     */
    WaitingRoom(
            DeliveryStore deliveries, LongSupplier nanoTime, Consumer<Delivery> admit, Consumer<Delivery> turnAway) {
        this.deliveries = deliveries;
        this.nanoTime = nanoTime;
        this.admit = admit;
        this.turnAway = turnAway;
    }

    /** Returns whether a delivery has to wait: its plugin has enough to do, or others wait for it already. */
    synchronized boolean takes(Delivery delivery, String plugin, PluginThreads threads) {
        Queue queue = queues.get(plugin);
        if (queue == null && !threads.isCrowded()) {
            return false;
        }
        if (queue == null || queue.threads() != threads) {
            queue = new Queue(threads, queue == null ? new LinkedHashMap<>() : queue.since());
            queues.put(plugin, queue);
        }
        if (queue.since().size() >= MOST) {
            return false;
        }
        queue.since().putIfAbsent(delivery.id(), nanoTime.getAsLong());
        return true;
    }

    /** Looks whether it is somebody's turn. To be called whenever a command has ended, and now and then; returns at once. */
    void look() {
        if (!isEmpty() && isAtWork.compareAndSet(false, true)) {
            try {
                thread.execute(this::work);
            } catch (RejectedExecutionException e) {
                // stopping: the next start takes up what waits
            }
        }
    }

    /** Lets nobody in any more; what waits is left to the next start of the host. */
    void stop() {
        thread.shutdownNow();
    }

    private synchronized boolean isEmpty() {
        return queues.isEmpty();
    }

    private void work() {
        try {
            boolean isMoving = true;
            while (isMoving && !thread.isShutdown()) {
                isMoving = false;
                // some of each in turn, so that none waits for another
                for (String plugin : plugins()) {
                    isMoving |= pass(late(plugin), turnAway);
                    isMoving |= pass(next(plugin), admit);
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("commands that wait for their plugins could not be read; again in a moment: {}", e.getMessage());
        } finally {
            isAtWork.set(false);
        }
    }

    /** Returns whether there were any. What another node has adopted meanwhile, or what ended otherwise, is not found any more. */
    private boolean pass(List<Long> ids, Consumer<Delivery> receiver) {
        if (ids.isEmpty()) {
            return false;
        }
        List<Delivery> found = deliveries.accepted(ids);
        forget(ids);
        found.forEach(receiver);
        return true;
    }

    private synchronized List<String> plugins() {
        return List.copyOf(queues.keySet());
    }

    private synchronized List<Long> late(String plugin) {
        long now = nanoTime.getAsLong();
        return first(plugin, since -> now - since > LONGEST.toNanos());
    }

    private synchronized List<Long> next(String plugin) {
        Queue queue = queues.get(plugin);
        return queue == null || !queue.threads().hasRoom(BATCH) ? List.of() : first(plugin, since -> true);
    }

    private List<Long> first(String plugin, Predicate<Long> isMeant) {
        List<Long> ids = new ArrayList<>();
        Queue queue = queues.get(plugin);
        if (queue != null) {
            queue.since().entrySet().stream()
                    .limit(BATCH)
                    .filter(entry -> isMeant.test(entry.getValue()))
                    .forEach(entry -> ids.add(entry.getKey()));
        }
        return ids;
    }

    private synchronized void forget(List<Long> ids) {
        queues.values().forEach(queue -> queue.since().keySet().removeAll(ids));
        queues.values().removeIf(queue -> queue.since().isEmpty());
    }
}
