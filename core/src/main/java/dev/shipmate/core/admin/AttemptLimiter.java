package dev.shipmate.core.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one may try: so many times at once, then one more per step. Remembers a bounded number of those who tried,
 * and forgets whoever tried longest ago.
 */
public final class AttemptLimiter {

    private final Clock clock;
    private final int burst;
    private final Duration step;
    private final int remembered;
    /** The one who tried longest ago first. */
    private final Map<String, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true);

    /** Tries that are still held against someone, as of a moment. */
    private record Attempts(double count, Instant at) {}

    public AttemptLimiter(Clock clock, int burst, Duration step, int remembered) {
        this.clock = clock;
        this.burst = burst;
        this.step = step;
        this.remembered = remembered;
    }

    /** Counts a try and returns whether it is allowed; one that is not makes the wait no longer. */
    public synchronized boolean tryOnce(String who) {
        Instant now = clock.instant();
        double held = held(who, now);
        boolean isAllowed = held <= burst - 1;
        attempts.put(who, new Attempts(isAllowed ? held + 1 : held, now));
        if (attempts.size() > remembered) {
            attempts.remove(attempts.keySet().iterator().next());
        }
        return isAllowed;
    }

    /** Forgets the tries of someone who succeeded. */
    synchronized void forgive(String who) {
        attempts.remove(who);
    }

    private double held(String who, Instant now) {
        Attempts before = attempts.get(who);
        if (before == null) {
            return 0;
        }
        double regained = (double) Duration.between(before.at(), now).toMillis() / step.toMillis();
        return Math.max(0, before.count() - Math.max(0, regained));
    }
}
