package dev.shipmate.core.tls;

import java.nio.file.Path;

/** A certificate or its key cannot be used. The message names the file and the reason, and holds nothing of the key. */
public final class TlsFilesException extends Exception {

    private static final long serialVersionUID = 1;

    TlsFilesException(Path file, String reason) {
        super(file + ": " + reason);
    }

    TlsFilesException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
