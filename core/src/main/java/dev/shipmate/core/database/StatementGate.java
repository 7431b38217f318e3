package dev.shipmate.core.database;

import java.util.concurrent.TimeUnit;
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
        if (shutting == null) {
            return;
        }
        long end = System.nanoTime() + LONGEST_WAIT;
        boolean wasInterrupted = false;
        for (long left = LONGEST_WAIT; shutting != null && left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        restore(wasInterrupted);
    }

    /** Begins a change; {@link #leave} must follow. */
    synchronized void enter() {
        awaitOpen();
        working++;
    }

    synchronized void leave() {
        working--;
        if (working == 0) {
            notifyAll();
        }
    }

    /**
     * Returns when no change is at work, or one for very long, and lets none begin until this thread opens it. Only one thread may do
     * that.
     */
    synchronized void shut() {
        shutting = Thread.currentThread();
        long end = System.nanoTime() + LONGEST_STATEMENT;
        boolean wasInterrupted = false;
        for (long left = LONGEST_STATEMENT; working > 0 && left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        isShut = true;
        restore(wasInterrupted);
    }

    /** Does nothing where it is open, or another thread shut it. */
    synchronized void open() {
        if (shutting == Thread.currentThread()) {
            shutting = null;
            isShut = false;
            notifyAll();
        }
    }

    private synchronized void awaitOpen() {
        boolean wasInterrupted = false;
        while (isShut) {
            try {
                wait();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        restore(wasInterrupted);
    }

    private static void restore(boolean wasInterrupted) {
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
