package dev.shipmate.core.reply;

import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.core.plugin.PluginThreads;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps each platform from working, asked every few seconds on the platform's own threads, so that whoever wants to
 * know waits for no plugin. Each change is logged.
 */
public final class PlatformHealth {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformHealth.class);
    private static final long PAUSE_MS = 2_000;
    private static final long LONGEST_MS = 5_000;

    private final Supplier<Catalog> catalog;
    private final ScheduledExecutorService timer;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    public PlatformHealth(Supplier<Catalog> catalog, ScheduledExecutorService timer) {
        this.catalog = catalog;
        this.timer = timer;
    }

    /** Begins to ask. */
    public void start() {
        var unused = timer.scheduleWithFixedDelay(this::askAll, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    /** Returns the platforms that are on, by name, with what troubles them; empty where all is well. */
    public Map<String, String> troubles() {
        Map<String, String> all = new TreeMap<>();
        catalog.get().platforms().forEach(platform -> {
            String name = platform.platform().name();
            all.put(name, troubles.getOrDefault(name, ""));
        });
        return all;
    }

    private void askAll() {
        catalog.get().platforms().forEach(this::ask);
    }

    private void ask(InstalledPlatform platform) {
        PluginThreads.Task<Optional<String>> task = platform.plugin().threads().quick(platform.platform()::trouble);
        if (task.isTooLate()) {
            // the one that took its place is asked next time
            return;
        }
        ScheduledFuture<?> alarm = timer.schedule(task::interrupt, LONGEST_MS, TimeUnit.MILLISECONDS);
        task.future().whenComplete((trouble, thrown) -> {
            alarm.cancel(false);
            String text = thrown == null ? trouble.orElse("") : "it does not say how it is: " + Causes.of(thrown);
            note(platform.platform().name(), text);
        });
    }

    private void note(String name, String text) {
        String before = text.isEmpty() ? troubles.remove(name) : troubles.put(name, text);
        if (!text.isEmpty() && !text.equals(before)) {
            LOG.warn("{} has trouble: {}", name, text);
        } else if (text.isEmpty() && before != null) {
            LOG.info("{} is well again", name);
        }
    }
}
