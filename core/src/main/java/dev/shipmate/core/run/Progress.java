package dev.shipmate.core.run;

import dev.shipmate.core.reply.LiveMessage;
import dev.shipmate.spi.message.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a command is at work: the platform's sign after half a second, words after two silent seconds, and what the handler says of its progress at most
 * every two seconds, or every half minute where the platform cannot edit.
 */
final class Progress {

    private static final Duration SIGN = Duration.ofMillis(500);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration EDITS = Duration.ofSeconds(2);
    private static final Duration REPEATS = Duration.ofSeconds(30);

    private final LiveMessage shown;
    private final String path;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Duration pause;
    private Instant next;
    private String latest;
    private @Nullable ScheduledFuture<?> flush;
    private @Nullable ScheduledFuture<?> sign;
    private volatile boolean isOver;

    Progress(LiveMessage shown, String path, boolean hasEdits, Clock clock, ScheduledExecutorService timer) {
        this.shown = shown;
        this.path = path;
        this.clock = clock;
        this.timer = timer;
        this.pause = hasEdits ? EDITS : REPEATS;
        this.next = clock.instant();
        this.latest = "Working on " + path + "…";
    }

    /** Begins to wait for the first sign of life. */
    synchronized void begin() {
        sign = timer.schedule(() -> shown.busy(() -> !isOver), SIGN.toMillis(), TimeUnit.MILLISECONDS);
        flush = timer.schedule(this::show, FIRST.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes what the handler says. */
    synchronized void report(long done, long total, String text) {
        latest = path + ": " + text + counted(done, total);
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            show();
        } else if (flush == null || flush.isDone()) {
            long wait = Duration.between(now, next).toMillis();
            flush = timer.schedule(this::show, Math.max(1, wait), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends it and takes the message away. */
    synchronized void end() {
        isOver = true;
        if (sign != null) {
            sign.cancel(false);
        }
        if (flush != null) {
            flush.cancel(false);
        }
        shown.remove();
    }

    private synchronized void show() {
        if (!isOver) {
            next = clock.instant().plus(pause);
            shown.show(Message.of(latest));
        }
    }

    private static String counted(long done, long total) {
        return total > 0 ? " (" + done + " of " + total + ")" : done > 0 ? " (" + done + ")" : "";
    }
}
