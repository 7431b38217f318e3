package dev.shipmate.spi.platform;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform did not do what it was asked to. The host tries again unless it is {@link #isFinal() final}.
 *
 * @since 1
 */
public class PlatformException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean isFinal;
    private final transient @Nullable Duration delay;

    private PlatformException(String message, boolean isFinal, @Nullable Duration delay, @Nullable Throwable cause) {
        super(message, cause);
        this.isFinal = isFinal;
        this.delay = delay;
    }

    /** Returns one for a fault that may pass: the host tries again with growing pauses. */
    public static PlatformException passing(String message, @Nullable Throwable cause) {
        return new PlatformException(message, false, null, cause);
    }

    /** Returns one for a refusal because of too many calls: the host tries again after the delay. */
    public static PlatformException rateLimited(String message, Duration delay) {
        return new PlatformException(message, false, delay, null);
    }

    /** Returns one for a refusal that will not change: the host gives up and logs the message, which holds no secret. */
    public static PlatformException refused(String message) {
        return new PlatformException(message, true, null, null);
    }

    /** Returns whether trying again is useless. */
    public boolean isFinal() {
        return isFinal;
    }

    /** Returns how long the platform wants to be left alone, if it said so. */
    public Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }
}
