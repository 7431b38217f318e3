package dev.shipmate.core.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls a plugin's code while it is started or stopped: on its own threads, within a time, and whatever it throws. Errors
 * of the virtual machine are no exception: a plugin that asks for too much memory in its constructor harms itself alone.
 */
final class PluginFence {

    private static final int LONGEST_MESSAGE = 500;

    private final PluginThreads threads;
    private final Duration patience;
    private boolean isStuck;

    PluginFence(PluginThreads threads, Duration patience) {
        this.threads = threads;
        this.patience = patience;
    }

    /**
     * Returns what the code returns, never null.
     *
     * @throws PluginFault with a sentence about what it was doing and what went wrong
     */
    <T> T call(String doing, Callable<T> code) {
        PluginThreads.Task<T> task = threads.last(code);
        try {
            T value = task.future().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (value == null) {
                throw new PluginFault(doing + " returned null", new NullPointerException(doing));
            }
            return value;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PluginFault(doing + " threw " + told(cause), cause);
        } catch (TimeoutException e) {
            isStuck = true;
            task.interrupt();
            throw new PluginFault(doing + " did not return within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginFault(doing + " was interrupted", e);
        }
    }

    /** Returns what the code returns as a list of the host's own, without a null. */
    <T> List<T> list(String doing, Callable<? extends List<? extends T>> code) {
        return call(doing, () -> {
            List<? extends T> value = code.call();
            if (value != null && value.stream().anyMatch(Objects::isNull)) {
                throw new UnfitPluginException(doing + " returned a list with a null in it");
            }
            return value == null ? null : List.copyOf(value);
        });
    }

    /** Runs what returns nothing. */
    void run(String doing, AutoCloseable code) {
        call(doing, () -> {
            code.close();
            return true;
        });
    }

    /** Returns whether something did not return in time: then it is better not to call the plugin again. */
    boolean isStuck() {
        return isStuck;
    }

    private static String told(Throwable cause) {
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        String line = (cause.getClass().getSimpleName() + message).replaceAll("\\p{Cntrl}+", " ");
        if (line.length() > LONGEST_MESSAGE) {
            line = line.substring(0, LONGEST_MESSAGE) + "…";
        }
        boolean isLinkage = cause instanceof LinkageError || cause instanceof ServiceConfigurationError;
        return isLinkage ? line + " (was the jar built for another version of the SPI?)" : line;
    }
}
