package dev.shipmate.core.database;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What many waited for was not done; the cause says why. */
final class RoundException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RoundException(@Nullable Throwable cause) {
        super(cause);
    }
}
