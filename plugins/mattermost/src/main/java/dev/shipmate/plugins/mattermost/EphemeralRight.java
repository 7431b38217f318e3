package dev.shipmate.plugins.mattermost;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the bot may post for one user alone, which most bots may not: asked again now and then, not for each message. */
final class EphemeralRight {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Clock clock;
    private volatile Instant refusedUntil = Instant.MIN;

    EphemeralRight(Clock clock) {
        this.clock = clock;
    }

    boolean isLikely() {
        return !clock.instant().isBefore(refusedUntil);
    }

    void refused() {
        refusedUntil = clock.instant().plus(PAUSE);
    }
}
