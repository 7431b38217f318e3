package dev.shipmate.core.dispatch;

import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.Unfinished;
import dev.shipmate.core.plugin.CleanThreads;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nodes that are gone left behind: what had not begun is run now; what had begun is reported as interrupted and not
 * run again, unless its subcommand says that it may be; a finished reply is sent again.
 *
 * <p>It has a thread of its own, which waits where the dispatcher has enough to do.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int BATCH = 500;

    private final DeliveryStore deliveries;
    private final Outcomes outcomes;
    private final KeptReplies replies;
    private final CallReader calls;
    private final Consumer<Delivery> dispatch;
    private final AtomicBoolean isAtWork = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new CleanThreads("recovery"));

    /**
     * Makes one.
     *
     * @param dispatch takes a delivery, and waits while there are too many
     */
    Recovery(
            DeliveryStore deliveries,
            Outcomes outcomes,
            KeptReplies replies,
            CallReader calls,
            Consumer<Delivery> dispatch) {
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.replies = replies;
        this.calls = calls;
        this.dispatch = dispatch;
    }

    /** Takes up what is left, unless it is at that already; returns at once. */
    void begin(Set<String> silent) {
        if (isAtWork.compareAndSet(false, true)) {
            try {
                thread.execute(() -> recover(silent));
            } catch (RejectedExecutionException e) {
                // stopping: another node or the next start takes it up
            }
        }
    }

    /** Tries again to send what could not be tried; returns at once. */
    void sendUntried() {
        if (isAtWork.compareAndSet(false, true)) {
            try {
                thread.execute(() -> {
                    try {
                        replies.sendUntried();
                    } catch (RuntimeException | Error e) {
                        LOG.warn("replies that wait cannot be sent now: {}", e.getMessage());
                    } finally {
                        isAtWork.set(false);
                    }
                });
            } catch (RejectedExecutionException e) {
                // stopping: the next start sends them
            }
        }
    }

    void stop() {
        thread.shutdownNow();
    }

    private void recover(Set<String> silent) {
        try {
            List<Unfinished> left;
            do {
                left = deliveries.adopt(silent, BATCH);
                left.forEach(unfinished -> recoverOne(unfinished, silent.contains(unfinished.node())));
                if (!left.isEmpty()) {
                    LOG.info(
                            "took up {} deliveries that node {} left",
                            left.size(),
                            left.get(0).node());
                }
            } while (!left.isEmpty() && !thread.isShutdown());
        } catch (RuntimeException | Error e) {
            LOG.warn("what other nodes left cannot be taken up now: {}", e.getMessage());
        } finally {
            isAtWork.set(false);
        }
    }

    private void recoverOne(Unfinished unfinished, boolean isSilent) {
        try {
            recover(unfinished, isSilent);
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "delivery {} of node {} could not be taken up",
                    unfinished.delivery().id(),
                    unfinished.node(),
                    e);
        }
    }

    private void recover(Unfinished unfinished, boolean isSilent) {
        switch (unfinished.state()) {
            case ACCEPTED -> dispatch.accept(unfinished.delivery());
            case BEGUN -> {
                if (calls.isRepeatable(unfinished.delivery())) {
                    outcomes.restart(unfinished, isSilent);
                    dispatch.accept(unfinished.delivery());
                } else {
                    outcomes.interrupt(unfinished, isSilent);
                }
            }
            case FINISHED -> replies.sendAgain(unfinished);
        }
    }
}
