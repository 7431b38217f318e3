package dev.shipmate.core.plugin;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Makes daemon threads that keep nothing of whoever needed them first.
 *
 * <p>A thread inherits the thread-locals of its maker and, before Java 24, remembers the code sources on its maker's
 * stack. A pool that grows while one plugin's code is on the stack would keep that plugin's classes for as long as the
 * thread is busy for others.
 */
public final class CleanThreads implements ThreadFactory {

    private final AtomicInteger number = new AtomicInteger();
    private final String name;
    private final ClassLoader loader;

    /**
     * Makes one for code of the host.
     *
     * @param name of the threads, before their number
     */
    public CleanThreads(String name) {
        this(name, CleanThreads.class.getClassLoader());
    }

    /**
     * Makes one.
     *
     * @param name of the threads, before their number
     * @param loader of the code that will run on them
     */
    CleanThreads(String name, ClassLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    /** Returns how the threads are named, before their number. */
    String name() {
        return name;
    }

    @Override
    public Thread newThread(Runnable code) {
        return make(() -> {
            Thread thread = new Thread(null, code, name + "-" + number.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /**
     * Has the Java runtime start the thread that it keeps for time limits of futures, before a plugin is the first to ask for one and is
     * kept by it.
     */
    static void startThatOfFutures() {
        var unused = make(() -> new CompletableFuture<Void>().completeOnTimeout(null, 0, TimeUnit.NANOSECONDS));
    }

    /** Makes something that makes threads of its own. */
    @SuppressWarnings("removal") // what takes its place is that newer Java remembers nothing
    static <T> T make(Supplier<T> maker) {
        return AccessController.doPrivileged((PrivilegedAction<T>) maker::get);
    }
}
