package dev.shipmate.distribution;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * What became of the commands of a run: acknowledged by the server, and answered at the stand-in. Times count from the
 * moment at which a command was to be sent, so that a server that stalls cannot hide the commands which had to wait.
 */
final class Tally {

    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(10);

    private final long run;
    private final AtomicLongArray due;
    private final BitSet replies;
    private final AtomicInteger replied = new AtomicInteger();
    private final Histogram acknowledgeTimes = new Histogram(LONGEST_US, 3);
    private final Histogram replyTimes = new Histogram(LONGEST_US, 3);
    private int acknowledged;
    private final SortedMap<Integer, Integer> refusals = new TreeMap<>();
    private volatile int repeated;

    Tally(SignedCommands commands) {
        this.run = commands.run();
        this.due = new AtomicLongArray(commands.count());
        this.replies = new BitSet(commands.count());
    }

    long run() {
        return run;
    }

    /** Notes that a command is to be sent now, or was to be sent then, in nanoseconds; by the thread that sends. */
    void sends(int number, long then) {
        due.setRelease(number, then);
    }

    /** Notes the answer to a request; by the thread that sends. */
    void answered(int number, int status, long now) {
        if (status / 100 == 2) {
            acknowledged++;
            acknowledgeTimes.recordValue(micros(number, now));
        } else {
            refusals.merge(status, 1, Integer::sum);
        }
    }

    /** Notes a reply; by the thread of the stand-in. */
    void replied(int number, long now) {
        if (replies.get(number)) {
            repeated++;
            return;
        }
        replies.set(number);
        replyTimes.recordValue(micros(number, now));
        replied.incrementAndGet();
    }

    int acknowledged() {
        return acknowledged;
    }

    /** Returns how many were answered with which other status; once the run is over. */
    SortedMap<Integer, Integer> refusals() {
        return refusals;
    }

    int replied() {
        return replied.get();
    }

    /** Returns how many replies came more than once. */
    int repeated() {
        return repeated;
    }

    /** Returns the times from when a command was due to its acknowledgement, in microseconds; once the run is over. */
    Histogram acknowledgeTimes() {
        return acknowledgeTimes;
    }

    /** Returns the times from when a command was due to its reply, in microseconds; once the run is over. */
    Histogram replyTimes() {
        return replyTimes;
    }

    private long micros(int number, long now) {
        return Math.min(LONGEST_US, Math.max(0, (now - due.getAcquire(number)) / 1_000));
    }
}
