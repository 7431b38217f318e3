package dev.shipmate.core.plugin;

import java.util.Optional;

/**
 * Says which plugin a thread works for: a thread has the class loader of the plugin for which the host made it, and those
 * that a plugin makes inherit it.
 */
public final class ThreadOwner {

    private ThreadOwner() {}

    /** Returns the name of the plugin; nothing for a thread of the host. */
    public static Optional<String> of(Thread thread) {
        return thread.getContextClassLoader() instanceof PluginClassLoader loader
                ? Optional.of(loader.plugin())
                : Optional.empty();
    }
}
