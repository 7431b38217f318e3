package dev.shipmate.distribution;

import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param acknowledged commands answered with 2xx
 * @param refusals how many commands were answered with which other status
 * @param replied commands with a reply at the stand-in
 * @param repeated replies beyond the first to a command
 * @param length from the first command to the last acknowledgement
 * @param backlog from then to the last reply
 * @param acknowledgeTimes microseconds from when commands were due to their acknowledgement
 * @param replyTimes microseconds from when commands were due to their reply
 */
record LoadResult(
        int acknowledged,
        SortedMap<Integer, Integer> refusals,
        int replied,
        int repeated,
        Duration length,
        Duration backlog,
        Histogram acknowledgeTimes,
        Histogram replyTimes) {

    static LoadResult of(Tally tally, Duration length, Duration backlog) {
        return new LoadResult(
                tally.acknowledged(),
                tally.refusals(),
                tally.replied(),
                tally.repeated(),
                length,
                backlog,
                tally.acknowledgeTimes(),
                tally.replyTimes());
    }

    /** Returns how many commands a second were acknowledged. */
    double acknowledgedPerSecond() {
        return acknowledged / seconds(length);
    }

    /** Returns how many commands a second were answered, the time of the backlog counted. */
    double repliedPerSecond() {
        return replied / seconds(length.plus(backlog));
    }

    /** Returns a percentile in milliseconds. */
    static double milliseconds(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** Returns it on a line for people. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%,.0f acknowledged/s, %,.0f replied/s; acknowledged %,d, refused %s, replied %,d, repeated %,d in %.1f s,"
                        + " backlog %.2f s; ms to acknowledgement p50 %.2f p99 %.2f max %.1f, to reply p50 %.1f p99 %.1f max %.1f",
                acknowledgedPerSecond(),
                repliedPerSecond(),
                acknowledged,
                refusals,
                replied,
                repeated,
                seconds(length),
                seconds(backlog),
                milliseconds(acknowledgeTimes, 50),
                milliseconds(acknowledgeTimes, 99),
                milliseconds(acknowledgeTimes, 100),
                milliseconds(replyTimes, 50),
                milliseconds(replyTimes, 99),
                milliseconds(replyTimes, 100));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
