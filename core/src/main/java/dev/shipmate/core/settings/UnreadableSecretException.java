package dev.shipmate.core.settings;

import java.io.Serial;

/** A secret file that cannot be used; the message goes on after the file's name. */
final class UnreadableSecretException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean isMissing;

    UnreadableSecretException(String message, String remedy, boolean isMissing) {
        super(message);
        this.remedy = remedy;
        this.isMissing = isMissing;
    }

    String remedy() {
        return remedy;
    }

    boolean isMissing() {
        return isMissing;
    }
}
