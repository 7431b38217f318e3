package dev.shipmate.core.reply;

import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.spi.platform.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the connections of platforms that are reached over one, each on a thread of its own, with growing pauses. */
public final class Connections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration ENDING = Duration.ofSeconds(5);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Inbox inbox;
    private final Map<InstalledPlatform, Thread> threads = new ConcurrentHashMap<>();

    public Connections(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Begins to hold the connection of a platform. */
    public void hold(InstalledPlatform platform) {
        Thread thread = new Thread(
                () -> keep(platform), "connection-" + platform.platform().name());
        thread.setDaemon(true);
        thread.setContextClassLoader(platform.plugin().classLoader());
        threads.put(platform, thread);
        thread.start();
    }

    /** Ends the connection of a platform, if one is held, and waits a moment until it has ended. */
    public void release(InstalledPlatform platform) {
        Thread thread = threads.remove(platform);
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(ENDING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("the connection of {} does not end", platform.platform().name());
        }
    }

    @Override
    public void close() {
        List<Thread> held = List.copyOf(threads.values());
        threads.clear();
        held.forEach(Thread::interrupt);
    }

    private void keep(InstalledPlatform platform) {
        int failures = 0;
        // an adapter may have swallowed the interruption
        while (threads.get(platform) == Thread.currentThread()
                && !Thread.currentThread().isInterrupted()) {
            long begin = System.nanoTime();
            try {
                platform.platform().connect(inbox);
                LOG.info("the connection of {} ended", platform.platform().name());
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                LOG.warn("the connection of {} failed: {}", platform.platform().name(), e.toString());
            }
            boolean wasSteady = System.nanoTime() - begin > STEADY.toNanos();
            failures = wasSteady ? 1 : failures + 1;
            long pause = Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(failures, 8));
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
