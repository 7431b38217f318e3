package dev.shipmate.core.reply;

import dev.shipmate.core.plugin.PluginFault;
import java.util.concurrent.CompletionException;

/** What really was thrown, below what wraps it. */
final class Causes {

    private Causes() {}

    static Throwable of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof PluginFault) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
