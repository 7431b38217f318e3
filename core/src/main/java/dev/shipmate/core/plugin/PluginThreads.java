package dev.shipmate.core.plugin;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which all code of one plugin runs, named after it, with bounded queues: <em>quick</em> for receiving,
 * parsing and listing choices, <em>work</em> for handlers, <em>send</em> for replies. So one stuck plugin cannot starve
 * another, and eight long handlers cannot keep a form from opening. Threads begin when there is something to do and end
 * when there has been nothing for a while.
 */
public final class PluginThreads implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(20);

    private final String plugin;
    private final ThreadPoolExecutor quick;
    private final ThreadPoolExecutor work;
    private final ThreadPoolExecutor send;
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private int underway;
    private boolean isRetiring;
    private boolean isRetired;

    /**
     * Something that runs or waits on a plugin's threads.
     *
     * @param <T> what it returns
     */
    public static final class Task<T> {

        private final CompletableFuture<T> future = new CompletableFuture<>();
        private final FutureTask<T> running;
        private boolean isTooLate;

        private Task(Callable<T> code) {
            this.running = new FutureTask<>(() -> {
                try {
                    T value = code.call();
                    future.complete(value);
                    return value;
                } catch (Throwable thrown) {
                    future.completeExceptionally(printable(thrown));
                    throw thrown;
                }
            });
        }

        /**
         * Returns its result: what the code returned or threw, errors among that, or {@link PluginBusyException}, or
         * {@link PluginFault} where the plugin is unloaded. It is completed on the plugin's thread.
         */
        public CompletableFuture<T> future() {
            return future;
        }

        /**
         * Returns whether none of it was begun because the plugin had just been unloaded: then whoever asks may ask the plugin
         * that took its place.
         */
        public boolean isTooLate() {
            return isTooLate;
        }

        /** Futures print what they wrap, on any thread; so nothing may come out that throws when it is printed. */
        private static Throwable printable(Throwable thrown) {
            try {
                // with all of its causes
                thrown.printStackTrace(new PrintWriter(Writer.nullWriter()));
                return thrown;
            } catch (Throwable e) {
                String name = thrown.getClass().getSimpleName();
                return new IllegalStateException(name + ", which throws when it is printed");
            }
        }

        /** Interrupts its thread, or keeps it from being begun. */
        public void interrupt() {
            running.cancel(true);
            future.completeExceptionally(new InterruptedException("interrupted"));
        }
    }

    /** A task as it waits in a queue, from which it must be told of the end. */
    private record Queued(Task<?> task, Runnable ended) implements Runnable {
        @Override
        public void run() {
            try {
                task.running.run();
            } finally {
                ended.run();
            }
        }
    }

    PluginThreads(String plugin, ClassLoader loader) {
        this.plugin = plugin;
        this.quick = pool("quick", 4, 500, loader);
        this.work = pool("work", 8, 200, loader);
        this.send = pool("send", 4, 2_000, loader);
    }

    /** Runs code that returns soon. */
    public <T> Task<T> quick(Callable<T> code) {
        return counted(quick, code);
    }

    /** Runs a handler. */
    public <T> Task<T> work(Callable<T> code) {
        return counted(work, code);
    }

    /** Runs a call to a chat platform. */
    public <T> Task<T> send(Callable<T> code) {
        return counted(send, code);
    }

    /** Runs code that stops the plugin, which is done when all else has ended. */
    <T> Task<T> last(Callable<T> code) {
        return run(quick, code, () -> {});
    }

    /**
     * Returns what is complete once nothing runs or waits here any more; from then on nothing is taken. Until then things are,
     * because what is under way may need more steps.
     */
    CompletableFuture<Void> retire() {
        synchronized (this) {
            isRetiring = true;
            isRetired = underway == 0;
        }
        if (isRetired()) {
            idle.complete(null);
        }
        return idle;
    }

    /** Returns how much runs or waits. */
    synchronized int underway() {
        return underway;
    }

    /** Returns whether a handler runs or waits. */
    public boolean isWorking() {
        return work.getActiveCount() > 0 || !work.getQueue().isEmpty();
    }

    /** Interrupts what runs, ends what waits, and takes nothing more. */
    @Override
    public void close() {
        synchronized (this) {
            isRetired = true;
        }
        for (ThreadPoolExecutor pool : List.of(quick, work, send)) {
            for (Runnable waiting : pool.shutdownNow()) {
                Queued queued = (Queued) waiting;
                queued.task.future.completeExceptionally(unloaded());
                queued.ended.run();
            }
        }
    }

    private <T> Task<T> counted(ThreadPoolExecutor pool, Callable<T> code) {
        if (!enter()) {
            Task<T> refused = new Task<>(code);
            refused.isTooLate = true;
            refused.future.completeExceptionally(unloaded());
            return refused;
        }
        return run(pool, code, this::leave);
    }

    private <T> Task<T> run(ThreadPoolExecutor pool, Callable<T> code, Runnable ended) {
        Task<T> task = new Task<>(code);
        try {
            pool.execute(new Queued(task, ended));
        } catch (RejectedExecutionException e) {
            ended.run();
            task.future.completeExceptionally(pool.isShutdown() ? unloaded() : new PluginBusyException(plugin));
        }
        return task;
    }

    private synchronized boolean enter() {
        if (isRetired) {
            return false;
        }
        underway++;
        return true;
    }

    private void leave() {
        synchronized (this) {
            underway--;
            isRetired |= isRetiring && underway == 0;
        }
        if (isRetiring() && isRetired()) {
            idle.complete(null);
        }
    }

    private synchronized boolean isRetiring() {
        return isRetiring;
    }

    private synchronized boolean isRetired() {
        return isRetired;
    }

    private PluginFault unloaded() {
        String message = "the plugin " + plugin + " is unloaded";
        return new PluginFault(message, new IllegalStateException(message));
    }

    private ThreadPoolExecutor pool(String kind, int threads, int queue, ClassLoader loader) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                new CleanThreads("plugin-" + plugin + "-" + kind, loader));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
