package dev.shipmate.core.plugin;

import java.io.Serial;

/** All threads of a plugin are at work and its queue is full. */
public final class PluginBusyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PluginBusyException(String plugin) {
        super("all threads of the plugin " + plugin + " are at work and its queue is full");
    }
}
