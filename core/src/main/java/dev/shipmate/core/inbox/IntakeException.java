package dev.shipmate.core.inbox;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A delivery cannot be stored now: it must not be acknowledged, and the platform should send it again. */
public final class IntakeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    IntakeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
