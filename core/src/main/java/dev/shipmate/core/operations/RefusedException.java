package dev.shipmate.core.operations;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An operation was not done: what is wrong, where, and what to do. */
public final class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        this(message, null);
    }

    public RefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns the line for the administrator; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
