package dev.shipmate.core.cli;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Refused or failed: one clear line on stderr, exit 1. */
final class CliException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CliException(String message) {
        this(message, null);
    }

    CliException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
