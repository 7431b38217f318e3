package dev.shipmate.core.backup;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A backup cannot be written or restored; nothing was changed. The message is for the operator. */
public final class BackupException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    BackupException(String message) {
        this(message, null);
    }
}
