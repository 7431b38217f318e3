package dev.shipmate.core.builtin.console;

import dev.shipmate.core.admin.Guard;
import dev.shipmate.core.plugin.CleanThreads;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * All open pages. A few threads serve them, which are there only while something is to be written: an open page
 * costs none.
 */
public final class EventStreams implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int MOST = 500;
    private static final int HEARTBEAT_SECONDS = 15;

    private final ConsoleMessages messages;
    private final Guard guard;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final Runnable wake = this::wakeAll;
    private final ThreadPoolExecutor threads;
    private final ScheduledFuture<?> heartbeat;

    /** Makes them; the timer is asked for little. */
    public EventStreams(ConsoleMessages messages, Guard guard, ScheduledExecutorService timer) {
        this.messages = messages;
        this.guard = guard;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 20, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new CleanThreads("console-page"));
        threads.allowCoreThreadTimeOut(true);
        messages.onChange(wake);
        this.heartbeat =
                timer.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether one more page can be served. */
    boolean hasRoom() {
        return open.size() < MOST;
    }

    void add(EventStream stream) {
        open.add(stream);
        var unused = stream.end().whenComplete((done, thrown) -> open.remove(stream));
        wake(stream);
    }

    @Override
    public void close() {
        heartbeat.cancel(false);
        messages.forget(wake);
        open.forEach(EventStream::close);
        threads.shutdown();
    }

    /** Keeps proxies from hanging up, finds out who has gone, and ends the pages of those who are signed out. */
    private void beat() {
        for (EventStream stream : open) {
            submit(() -> {
                if (!guard.isStillIn(stream.signedIn())) {
                    stream.close();
                }
            });
            wake(stream);
        }
    }

    private void wakeAll() {
        open.forEach(this::wake);
    }

    private void wake(EventStream stream) {
        if (stream.wish()) {
            submit(stream::drain);
        }
    }

    private void submit(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            // the host is stopping, and its pages with it
        }
    }
}
