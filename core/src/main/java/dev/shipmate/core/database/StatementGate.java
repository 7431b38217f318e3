package dev.shipmate.core.database;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps changes away from the moment in which H2 collects what goes into the next piece of its file.
 *
 * <p>H2 collects its maps one after the other while statements run. A piece could so have the row of an open transaction without the
 * entry in H2's undo log that takes it away again: after the death of the process, half of that transaction stayed for good.
 */
final class StatementGate {

    /** Who waits may hold a row that a statement at work waits for, so nobody waits for longer than this. */
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(5);

    /**
     * A statement that takes longer is at work while a piece begins: else nothing would be acknowledged until it ends. Ours take
     * milliseconds, or two seconds where they wait in vain for a row.
     */
    private static final long LONGEST_STATEMENT = TimeUnit.SECONDS.toNanos(3);

    private int working;
    private boolean isShut;
    /** The thread that shut it, or waits to. */
    private @Nullable Thread shutting;

    /** Lets a piece that waits for its moment go first. A transaction that is under way does not call it: it must end. */
    synchronized void giveWay() {
        await(() -> shutting == null, LONGEST_WAIT);
    }

    /** Begins a change; {@link #leave} must follow. */
    synchronized void enter() {
        await(() -> !isShut, Long.MAX_VALUE);
        working++;
    }

    synchronized void leave() {
        working--;
        if (working == 0) {
            notifyAll();
        }
    }

    /**
     * Returns when no change is at work, or one for very long, and lets none begin until this thread opens it. One thread at a time: the
     * writer of a store that closed itself may still be at it when the one of the next store comes.
     */
    synchronized void shut() {
        await(() -> shutting == null, Long.MAX_VALUE);
        shutting = Thread.currentThread();
        await(() -> working == 0, LONGEST_STATEMENT);
        isShut = true;
    }

    /** Does nothing where it is open, or another thread shut it. */
    synchronized void open() {
        if (shutting == Thread.currentThread()) {
            shutting = null;
            isShut = false;
            notifyAll();
        }
    }

    /** Returns when it is so, or after this many nanoseconds; an interrupt is kept for later. */
    private synchronized void await(BooleanSupplier isSo, long most) {
        long begin = System.nanoTime();
        boolean wasInterrupted = false;
        for (long left = most; !isSo.getAsBoolean() && left > 0; left = most - (System.nanoTime() - begin)) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
