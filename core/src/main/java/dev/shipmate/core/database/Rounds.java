package dev.shipmate.core.database;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Does one costly thing for all who need it at the same time. Whoever asks waits for a round that begins after it asked; what comes
 * while a round is under way shares the next one.
 *
 * <p>The work is done on a thread of its own, which nobody interrupts, and waiting cannot be interrupted either.
 */
final class Rounds implements AutoCloseable {

    /** A round is followed by a rest of the same length, so that more share the next one. */
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(5);

    private final Runnable work;
    private CompletableFuture<@Nullable Void> next = new CompletableFuture<>();
    private boolean isAsked;
    private boolean isClosed;

    /**
     * Makes them.
     *
     * @param name of the thread
     */
    Rounds(String name, Runnable work) {
        this.work = work;
        Thread thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns when a round has ended that began after this was called.
     *
     * @throws RoundException where the work failed
     */
    void await() {
        await(asked());
    }

    /**
     * Returns when a round has ended that began after this was called, or this time is over.
     *
     * @throws RoundException where the work failed
     */
    void await(Duration most) {
        await(asked().copy().completeOnTimeout(null, most.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void await(CompletableFuture<@Nullable Void> round) {
        try {
            round.join();
        } catch (CompletionException e) {
            throw new RoundException(e.getCause());
        }
    }

    private synchronized CompletableFuture<@Nullable Void> asked() {
        if (isClosed) {
            throw new RoundException(new IllegalStateException("the database is closed"));
        }
        isAsked = true;
        notifyAll();
        return next;
    }

    /** Takes nothing more; who waits already is served. */
    @Override
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    private void work() {
        CompletableFuture<@Nullable Void> round = begun();
        while (round != null) {
            long begin = System.nanoTime();
            try {
                work.run();
                round.complete(null);
            } catch (Throwable thrown) {
                // it belongs to those who wait, and the next round may do better
                round.completeExceptionally(thrown);
            }
            LockSupport.parkNanos(Math.min(System.nanoTime() - begin, LONGEST_REST));
            round = begun();
        }
    }

    private synchronized @Nullable CompletableFuture<@Nullable Void> begun() {
        while (!isAsked && !isClosed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // nobody does
            }
        }
        if (!isAsked) {
            return null;
        }
        CompletableFuture<@Nullable Void> round = next;
        next = new CompletableFuture<>();
        isAsked = false;
        return round;
    }
}
