package dev.shipmate.core.plugin;

import java.io.Serial;

/** A file is no whole jar, perhaps because it is being copied. */
final class UnreadableJarException extends UnfitPluginException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableJarException(String message) {
        super(message);
    }
}
