package dev.shipmate.core.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The key that encrypts secrets cannot be used: the operator's matter, told in one line that says what to do. */
public final class SecretKeyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SecretKeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
