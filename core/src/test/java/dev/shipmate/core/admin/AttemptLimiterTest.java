package dev.shipmate.core.admin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimiterTest {

    private final Hands clock = new Hands();
    private final AttemptLimiter limiter = new AttemptLimiter(clock, 3, Duration.ofSeconds(30), 100);

    @Test
    void soManyTriesAreAllowedAndNoMore() {
        assertTrue(limiter.tryOnce("ada") && limiter.tryOnce("ada") && limiter.tryOnce("ada"));
        assertFalse(limiter.tryOnce("ada"));
        assertTrue(limiter.tryOnce("grace"), "nobody pays for another");
    }

    @Test
    void whoWaitsMayTryAgainHoweverOftenItWasTriedInVain() {
        for (int i = 0; i < 50; i++) {
            limiter.tryOnce("ada");
        }
        clock.move(Duration.ofSeconds(29));
        assertFalse(limiter.tryOnce("ada"));
        clock.move(Duration.ofSeconds(1));
        assertTrue(limiter.tryOnce("ada"));
        assertFalse(limiter.tryOnce("ada"));
    }

    @Test
    void successForgives() {
        limiter.tryOnce("ada");
        limiter.tryOnce("ada");
        limiter.tryOnce("ada");
        limiter.forgive("ada");
        assertTrue(limiter.tryOnce("ada"));
    }

    @Test
    void onlySoManyAreRememberedAndWhoTriedJustNowAmongThem() {
        for (int i = 0; i < 3; i++) {
            limiter.tryOnce("ada");
        }
        for (int i = 0; i < 99; i++) {
            limiter.tryOnce("stranger-" + i);
        }
        assertFalse(limiter.tryOnce("ada"));
        for (int i = 0; i < 100; i++) {
            limiter.tryOnce("another-" + i);
        }
        assertTrue(limiter.tryOnce("ada"), "forgotten, so that memory stays bounded");
    }

    @Test
    void aClockThatIsPutBackForgivesNothing() {
        for (int i = 0; i < 3; i++) {
            limiter.tryOnce("ada");
        }
        clock.move(Duration.ofHours(-1));
        assertFalse(limiter.tryOnce("ada"));
    }
}
