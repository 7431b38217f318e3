package dev.shipmate.distribution;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Notices where the whole machine stood still, as virtual ones do: all clocks go on, and nothing else does. */
final class StandstillWatch implements AutoCloseable {

    private static final long NAP = 50_000_000;

    private final Thread thread = new Thread(this::watch, "standstill-watch");
    private volatile boolean isOver;
    private volatile long longest;

    StandstillWatch() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the longest time so far in which this thread did not get the processor. */
    Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        isOver = true;
    }

    private void watch() {
        long before = System.nanoTime();
        while (!isOver) {
            LockSupport.parkNanos(NAP);
            long now = System.nanoTime();
            longest = Math.max(longest, now - before - NAP);
            before = now;
        }
    }
}
