package dev.shipmate.core.plugin;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened last to the plugins, each told in the log too; the newest {@value #KEPT} are kept. */
public final class PluginEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PluginEvents.class);
    private static final int KEPT = 500;

    private final Clock clock;
    private final Deque<PluginEvent> events = new ArrayDeque<>();
    private long last;

    PluginEvents(Clock clock) {
        this.clock = clock;
    }

    /** Returns those after a number, the oldest first. */
    public synchronized List<PluginEvent> after(long number) {
        return events.stream().filter(event -> event.number() > number).toList();
    }

    /** Returns the number of the newest, 0 for none. */
    public synchronized long last() {
        return last;
    }

    /** Notes one. */
    public void note(PluginEvent.Kind kind, String jar, String text) {
        switch (kind) {
            case REFUSED, UPDATE_REFUSED, SETTINGS_REFUSED -> LOG.warn("{}", text);
            default -> LOG.info("{}", text);
        }
        synchronized (this) {
            events.add(new PluginEvent(++last, clock.instant(), kind, jar, text));
            if (events.size() > KEPT) {
                events.remove();
            }
        }
    }
}
