package dev.shipmate.core.plugin;

import java.time.Duration;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls a plugin's code while it is started or stopped: on its own threads, within a time, and whatever it throws. */
final class PluginFence {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final String plugin;
    private final PluginThreads threads;

    PluginFence(String plugin, PluginThreads threads) {
        this.plugin = plugin;
        this.threads = threads;
    }

    /**
     * Returns what the code returns, never null.
     *
     * @throws PluginFault with a sentence that names the plugin, what it was doing and what went wrong
     */
    <T> T call(String doing, Callable<T> code) {
        PluginThreads.Task<T> task = threads.quick(code);
        try {
            T value = task.future().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (value == null) {
                throw new PluginFault(doing + " returned null", new NullPointerException(doing));
            }
            return value;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PluginFault(doing + " threw " + told(cause), cause);
        } catch (TimeoutException e) {
            task.interrupt();
            throw new PluginFault(doing + " did not return within " + LONGEST.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginFault(doing + " of " + plugin + " was interrupted", e);
        }
    }

    private static String told(Throwable cause) {
        String message =
                cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        boolean isLinkage = cause instanceof LinkageError || cause instanceof ServiceConfigurationError;
        return isLinkage ? message + " (was the jar built for another version of the SPI?)" : message;
    }
}
