package dev.shipmate.core.plugin;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which all code of one plugin runs, named after it, with bounded queues: <em>quick</em> for receiving,
 * parsing and listing choices, <em>work</em> for handlers, <em>send</em> for replies. So one stuck plugin cannot starve
 * another, and eight long handlers cannot keep a form from opening. Threads begin when there is something to do and end
 * when there has been nothing for a while.
 */
public final class PluginThreads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginThreads.class);
    /** Who was told to end may take so long. */
    public static final Duration GRACE = Duration.ofSeconds(1);

    /** When more wait than these, what is new had better wait elsewhere; there is room left for what is on its way here. */
    private static final int CROWD = 150;

    private static final int HANDLERS = 200;
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final String plugin;
    private final ThreadPoolExecutor quick;
    private final ThreadPoolExecutor work;
    private final ThreadPoolExecutor send;
    private final Map<Thread, Task<?>> running = new ConcurrentHashMap<>();
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
        private final String doing;
        private final FutureTask<T> running;
        private volatile @Nullable Instant toldToEnd;
        private boolean isTooLate;

        private Task(String doing, Callable<T> code) {
            this.doing = doing;
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
            toldToEnd = Instant.now();
            running.cancel(true);
            future.completeExceptionally(new InterruptedException("interrupted"));
        }
    }

    /** A task as it waits in a queue, from which it must be told of the end. */
    private record Queued(Task<?> task, Map<Thread, Task<?>> running, Runnable ended) implements Runnable {
        @Override
        public void run() {
            running.put(Thread.currentThread(), task);
            try {
                task.running.run();
            } finally {
                running.remove(Thread.currentThread());
                ended.run();
            }
        }
    }

    /** Makes those of a plugin whose classes are this loader's. */
    public PluginThreads(String plugin, ClassLoader loader) {
        this.plugin = plugin;
        this.quick = pool("quick", 4, 500, loader);
        this.work = pool("work", 8, HANDLERS, loader);
        this.send = pool("send", 4, 2_000, loader);
    }

    /** Runs code that returns soon. */
    public <T> Task<T> quick(Callable<T> code) {
        return counted(quick, "", code);
    }

    /** Runs a handler. */
    public <T> Task<T> work(Callable<T> code) {
        return work("", code);
    }

    /** Runs a handler of this command. */
    public <T> Task<T> work(String command, Callable<T> code) {
        return counted(work, command, code);
    }

    /** Runs a call to a chat platform. */
    public <T> Task<T> send(Callable<T> code) {
        return counted(send, "", code);
    }

    /** Runs code that stops the plugin, which is done when all else has ended. */
    <T> Task<T> last(Callable<T> code) {
        return run(quick, new Task<>("", code), () -> {});
    }

    /**
     * Returns what is complete once nothing runs or waits here any more; from then on nothing is taken. Until then things are,
     * because what is under way may need more steps.
     */
    CompletableFuture<Void> retire() {
        synchronized (this) {
            isRetiring = true;
            isRetired |= underway == 0;
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

    /**
     * Returns whether so many commands wait here that a further one had better wait elsewhere. It is false where all threads are
     * stuck: then waiting is of no use.
     */
    public boolean isCrowded() {
        return !hasRoom(0) && !isAllStuck(work) && !isAllStuck(quick);
    }

    /** Returns whether so many commands may come before it is crowded here. */
    public boolean hasRoom(int commands) {
        return quick.getQueue().size() + work.getQueue().size() + commands < CROWD;
    }

    /** Returns whether a handler runs or waits. */
    public boolean isWorking() {
        return work.getActiveCount() > 0 || !work.getQueue().isEmpty();
    }

    /** Returns the threads that go on with what they were told to end. */
    public List<StuckThread> stuck() {
        Instant now = Instant.now();
        return running.entrySet().stream()
                .filter(entry -> isStuck(entry.getValue(), now))
                .map(entry -> new StuckThread(
                        entry.getKey().getName(),
                        entry.getValue().doing,
                        Duration.between(Objects.requireNonNullElse(entry.getValue().toldToEnd, now), now)))
                .sorted(Comparator.comparing(StuckThread::thread))
                .toList();
    }

    /**
     * Answers what waits for threads of which none will ever be free. To be called when a task was told to end and the
     * {@link #GRACE} is over.
     */
    public void giveUp() {
        List<StuckThread> stuck = stuck();
        if (!stuck.isEmpty()) {
            LOG.warn(
                    "plugin {}: {} of its threads cannot be stopped and are lost to it: {}",
                    plugin,
                    stuck.size(),
                    stuck.stream().map(StuckThread::line).collect(Collectors.joining("; ")));
        }
        for (ThreadPoolExecutor pool : List.of(quick, work, send)) {
            Runnable waiting = isAllStuck(pool) ? pool.getQueue().poll() : null;
            while (waiting != null) {
                Queued queued = (Queued) waiting;
                queued.task.future.completeExceptionally(new PluginBusyException(plugin, pool.getMaximumPoolSize()));
                queued.ended.run();
                waiting = pool.getQueue().poll();
            }
        }
    }

    /** Returns whether it is a thread of these. */
    boolean owns(Thread thread) {
        return thread.getName().startsWith("plugin-" + plugin + "-");
    }

    private boolean isAllStuck(ThreadPoolExecutor pool) {
        Instant now = Instant.now();
        String prefix = ((CleanThreads) pool.getThreadFactory()).name() + "-";
        return running.entrySet().stream()
                        .filter(entry -> entry.getKey().getName().startsWith(prefix) && isStuck(entry.getValue(), now))
                        .count()
                >= pool.getMaximumPoolSize();
    }

    private static boolean isStuck(Task<?> task, Instant now) {
        Instant told = task.toldToEnd;
        return told != null && !now.isBefore(told.plus(GRACE));
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

    private <T> Task<T> counted(ThreadPoolExecutor pool, String doing, Callable<T> code) {
        Task<T> task = new Task<>(doing, code);
        if (!enter()) {
            task.isTooLate = true;
            task.future.completeExceptionally(unloaded());
            return task;
        }
        return run(pool, task, this::leave);
    }

    private <T> Task<T> run(ThreadPoolExecutor pool, Task<T> task, Runnable ended) {
        if (isAllStuck(pool)) {
            ended.run();
            task.future.completeExceptionally(new PluginBusyException(plugin, pool.getMaximumPoolSize()));
            return task;
        }
        try {
            pool.execute(new Queued(task, running, ended));
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
