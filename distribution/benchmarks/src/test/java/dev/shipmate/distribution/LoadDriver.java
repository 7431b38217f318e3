package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends signed commands over connections that are kept open and counts what becomes of them: in a closed loop, where each
 * connection sends its next command when the last was acknowledged, or in an open one, at a fixed rate whatever the
 * server does.
 */
final class LoadDriver {

    private static final int MOST_A_SECOND = 40_000;
    private static final long NAP = 2_000_000;
    /** In naps and not by the clock, which goes on where the machine stands still. */
    private static final int STALLED_NAPS = 20_000;

    /** From here on a measurement is made again. */
    static final Duration STANDSTILL = Duration.ofSeconds(2);

    private static final int MOST_RUNS = 3;

    private final URI target;
    private final ReplyCounter platform;
    private final boolean isReplying;

    /**
     * Makes one.
     *
     * @param isReplying whether what the server acknowledges is to be answered at the stand-in too
     */
    LoadDriver(URI target, ReplyCounter platform, boolean isReplying) {
        this.target = target;
        this.platform = platform;
        this.isReplying = isReplying;
    }

    /** Sends as fast as the server answers, over this many connections, and then waits for the replies. */
    LoadResult closed(int connections, Duration length) {
        int most = (int) (length.toMillis() * MOST_A_SECOND / 1_000);
        return run(connections, most, loop -> loop.closed(System.nanoTime() + length.toNanos()));
    }

    /** Sends this many commands a second, over at most this many connections, and then waits for the replies. */
    LoadResult open(int connections, int rate, Duration length) {
        int count = (int) (length.toMillis() * rate / 1_000);
        return run(connections, count, loop -> loop.open(System.nanoTime(), 1_000_000_000L / rate));
    }

    @FunctionalInterface
    private interface Sending {
        void with(LoadLoop loop) throws IOException;
    }

    /** Runs it again where the machine stood still: such figures are of the machine. */
    private LoadResult run(int connections, int count, Sending sending) {
        for (int run = 1; ; run++) {
            try (StandstillWatch watch = new StandstillWatch()) {
                LoadResult result = once(connections, count, sending);
                if (watch.longest().compareTo(STANDSTILL) < 0 || run == MOST_RUNS) {
                    return result;
                }
                System.out.println(
                        "the machine stood still for " + watch.longest().toMillis() + " ms: once again");
            }
        }
    }

    private LoadResult once(int connections, int count, Sending sending) {
        SignedCommands commands = new SignedCommands(target, platform.address(), System.currentTimeMillis(), count);
        Tally tally = new Tally(commands);
        platform.count(tally);
        try (LoadLoop loop = new LoadLoop(target, connections, commands, tally)) {
            long begin = System.nanoTime();
            sending.with(loop);
            long end = System.nanoTime();
            Duration backlog = isReplying ? awaitReplies(tally, end) : Duration.ZERO;
            return LoadResult.of(tally, Duration.ofNanos(end - begin), backlog);
        } catch (IOException e) {
            throw new UncheckedIOException("the load on " + target + " broke off: " + e.getMessage(), e);
        }
    }

    /** Returns how long the last reply took to come; gives up where none comes any more. */
    private static Duration awaitReplies(Tally tally, long end) {
        int replied = tally.replied();
        long last = end;
        for (int naps = 0; tally.replied() < tally.acknowledged() && naps < STALLED_NAPS; naps++) {
            LockSupport.parkNanos(NAP);
            if (tally.replied() > replied) {
                replied = tally.replied();
                last = System.nanoTime();
                naps = 0;
            }
        }
        return Duration.ofNanos(last - end);
    }
}
