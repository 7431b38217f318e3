package dev.shipmate.core.plugin;

import java.io.Serial;

/** Foreign code threw: whose, and what. */
public final class PluginFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Makes one whose message is a sentence that names the plugin. */
    public PluginFault(String message, Throwable cause) {
        super(message, cause);
    }
}
