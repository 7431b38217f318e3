package dev.shipmate.core.plugin;

import java.io.Serial;

/** All threads of a plugin are at work and its queue is full, or none of its threads will ever be free. */
public final class PluginBusyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean isStuck;

    PluginBusyException(String plugin) {
        super("all threads of the plugin " + plugin + " are at work and its queue is full");
        this.isStuck = false;
    }

    PluginBusyException(String plugin, int stuck) {
        super("all " + stuck + " threads of the plugin " + plugin + " go on with what they were told to end");
        this.isStuck = true;
    }

    /** Returns whether waiting is of no use. */
    public boolean isStuck() {
        return isStuck;
    }

    /** Returns what is told to whoever asked for something that was not run. */
    public String answer(String path) {
        return isStuck
                ? path + " was not run: all threads of its plugin are stuck in what they do. An administrator has to"
                        + " replace the plugin or to restart the host."
                : tooMuch(path);
    }

    /** Returns what is told to whoever asked for something that waited for too long. */
    public static String tooMuch(String path) {
        return "Too much is going on right now: " + path + " was not run. Try again shortly.";
    }
}
