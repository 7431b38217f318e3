package dev.shipmate.core.plugin;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which all code of one plugin runs, named after it, with bounded queues: <em>quick</em> for receiving,
 * parsing and listing choices, <em>work</em> for handlers, <em>send</em> for replies. So one stuck plugin cannot starve
 * another, and eight long handlers cannot keep a form from opening.
 */
public final class PluginThreads implements AutoCloseable {

    private static final int IDLE_SECONDS = 20;

    private final String plugin;
    private final ThreadPoolExecutor quick;
    private final ThreadPoolExecutor work;
    private final ThreadPoolExecutor send;

    /**
     * Something that runs or waits on a plugin's threads.
     *
     * @param <T> what it returns
     */
    public static final class Task<T> {

        private final CompletableFuture<T> future = new CompletableFuture<>();
        private final FutureTask<T> running;

        private Task(Callable<T> code) {
            this.running = new FutureTask<>(() -> {
                try {
                    T value = code.call();
                    future.complete(value);
                    return value;
                } catch (Throwable thrown) {
                    future.completeExceptionally(thrown);
                    throw thrown;
                }
            });
        }

        /** Returns its result: what the code returned or threw, or {@link PluginBusyException}. */
        public CompletableFuture<T> future() {
            return future;
        }

        /** Interrupts its thread, or keeps it from being begun. */
        public void interrupt() {
            running.cancel(true);
            future.completeExceptionally(new InterruptedException("interrupted"));
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
        return run(quick, code);
    }

    /** Runs a handler. */
    public <T> Task<T> work(Callable<T> code) {
        return run(work, code);
    }

    /** Runs a call to a chat platform. */
    public <T> Task<T> send(Callable<T> code) {
        return run(send, code);
    }

    /** Returns whether a handler runs or waits. */
    public boolean isWorking() {
        return work.getActiveCount() > 0 || !work.getQueue().isEmpty();
    }

    /** Interrupts everything and takes nothing more. */
    @Override
    public void close() {
        quick.shutdownNow();
        work.shutdownNow();
        send.shutdownNow();
    }

    private <T> Task<T> run(ThreadPoolExecutor pool, Callable<T> code) {
        Task<T> task = new Task<>(code);
        try {
            pool.execute(task.running);
        } catch (RejectedExecutionException e) {
            task.future.completeExceptionally(new PluginBusyException(plugin));
        }
        return task;
    }

    private ThreadPoolExecutor pool(String kind, int threads, int queue, ClassLoader loader) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), code -> {
                    Thread thread = new Thread(code, "plugin-" + plugin + "-" + kind + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
