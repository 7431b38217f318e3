package dev.shipmate.core.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What one user or channel has left: as many commands at once as a minute allows, which come back evenly. Who has none
 * left pauses for a quarter of a minute, so that there is something left again to go on with.
 */
final class Bucket {

    static final Duration PAUSE = Duration.ofSeconds(15);

    private static final double MINUTE = 60_000;
    /** Others in the channel beyond these learn nothing: a flood must not grow what is remembered. */
    private static final int TOLD = 50;

    private final int perMinute;
    private double left;
    private Instant last;
    private Instant end;
    private final Set<String> told = new HashSet<>();

    Bucket(int perMinute, Instant now) {
        this.perMinute = perMinute;
        this.left = perMinute;
        this.last = now;
        this.end = now;
    }

    /** Takes one command out, and returns whether there was one. */
    boolean take(Instant now) {
        refill(now);
        if (now.isBefore(end)) {
            return false;
        }
        if (left < 1) {
            end = now.plus(PAUSE);
            told.clear();
            return false;
        }
        left--;
        return true;
    }

    void giveBack() {
        left = Math.min(perMinute, left + 1);
    }

    /** Returns how long its pause still is, in whole seconds. */
    long pause(Instant now) {
        return Math.max(1, (Duration.between(now, end).toMillis() + 999) / 1_000);
    }

    /** Returns whether somebody is to be told of this pause, which is so once. */
    boolean tells(String user) {
        return told.size() < TOLD && told.add(user);
    }

    /** A clock that was set back neither fills a bucket nor prolongs a pause. */
    private void refill(Instant now) {
        double passed = Math.max(0, Duration.between(last, now).toMillis());
        left = Math.min(perMinute, left + passed * perMinute / MINUTE);
        last = now;
        if (Duration.between(now, end).compareTo(PAUSE) > 0) {
            end = now;
        }
    }
}
