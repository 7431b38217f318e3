package dev.shipmate.core.reply;

import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.core.plugin.PluginBusyException;
import dev.shipmate.core.plugin.PluginThreads;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A serial queue per channel over the sender threads of its platform. A channel that is told to wait leaves the threads
 * and comes back when due, and holds up no other.
 */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int LONGEST = 1_000;
    private static final int ATTEMPTS = 30;
    private static final int ATTEMPTS_AFTER_FAULT = 3;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ScheduledExecutorService timer;
    private final Map<Key, Deque<Job>> lanes = new HashMap<>();
    private final Map<Key, Integer> attempts = new HashMap<>();
    /** Those of which it was said that they are full. */
    private final Set<Key> full = new HashSet<>();

    /** A channel of a platform. */
    record Key(String platform, String channel) {}

    /** Something to be sent. */
    interface Job {

        Optional<InstalledPlatform> platform();

        void call(ChatPlatform platform);

        void ended(Fate fate);
    }

    Lanes(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    void add(Key key, Job job) {
        synchronized (this) {
            Deque<Job> lane = lanes.computeIfAbsent(key, fresh -> new ArrayDeque<>());
            if (lane.size() >= LONGEST) {
                LOG.atLevel(full.add(key) ? Level.WARN : Level.DEBUG)
                        .log("{} messages wait for a channel of {}: more wait elsewhere", lane.size(), key.platform());
            } else {
                lane.add(job);
                if (lane.size() > 1) {
                    return;
                }
                job = lane.element();
                submit(key, job);
                return;
            }
        }
        job.ended(Fate.UNTRIED);
    }

    synchronized boolean isIdle() {
        return lanes.isEmpty();
    }

    private void submit(Key key, Job job) {
        Optional<InstalledPlatform> platform = job.platform();
        if (platform.isEmpty()) {
            timer.execute(() -> ended(key, job, Fate.UNTRIED));
            return;
        }
        InstalledPlatform installed = platform.get();
        PluginThreads.Task<Object> task = installed.plugin().threads().send(() -> {
            job.call(installed.platform());
            return key;
        });
        ScheduledFuture<?> alarm = timer.schedule(task::interrupt, LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
        task.future().whenComplete((done, thrown) -> {
            alarm.cancel(false);
            called(key, job, thrown);
        });
    }

    private void called(Key key, Job job, @Nullable Throwable thrown) {
        if (thrown == null) {
            ended(key, job, Fate.TAKEN);
            return;
        }
        Throwable cause = Causes.of(thrown);
        int attempt;
        synchronized (this) {
            attempt = attempts.merge(key, 1, Integer::sum);
        }
        boolean isFinal = cause instanceof PlatformException refused
                ? refused.isFinal() || attempt >= ATTEMPTS
                : attempt >= (cause instanceof PluginBusyException ? ATTEMPTS : ATTEMPTS_AFTER_FAULT);
        boolean isBusy = cause instanceof PluginBusyException;
        if (isFinal) {
            LOG.warn("{} did not take a message: {}", key.platform(), cause.getMessage());
            ended(key, job, isBusy ? Fate.UNTRIED : Fate.REFUSED);
            return;
        }
        Duration pause = pause(cause, attempt);
        // many at once while many wait
        LOG.atLevel(isBusy ? Level.DEBUG : Level.INFO)
                .log(
                        "{} did not take a message, again in {} ms: {}",
                        key.platform(),
                        pause.toMillis(),
                        cause.getMessage());
        timer.schedule(() -> submit(key, job), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration pause(Throwable cause, int attempt) {
        Duration growing = Duration.ofMillis(500L << Math.min(attempt - 1, 7));
        Duration capped = growing.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : growing;
        return cause instanceof PlatformException told ? told.delay().orElse(capped) : capped;
    }

    private void ended(Key key, Job job, Fate fate) {
        synchronized (this) {
            attempts.remove(key);
            Deque<Job> lane = lanes.get(key);
            if (lane != null) {
                lane.remove();
                if (lane.isEmpty()) {
                    lanes.remove(key);
                    full.remove(key);
                } else {
                    submit(key, lane.element());
                }
            }
        }
        job.ended(fate);
    }
}
