package dev.shipmate.core.plugin;

import java.io.Serial;

/** A plugin breaks a rule; the message says which, and what to do. */
class UnfitPluginException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnfitPluginException(String message) {
        super(message);
    }
}
