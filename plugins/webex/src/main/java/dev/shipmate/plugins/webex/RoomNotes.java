package dev.shipmate.plugins.webex;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers whom it told lately, in a room, to look into the room of the two alone. */
final class RoomNotes {

    private static final int MOST = 2_000;
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>();

    RoomNotes(Clock clock) {
        this.clock = clock;
    }

    /** Returns whether a note is due, and takes it as given. */
    synchronized boolean isDue(ReplyAddress address) {
        String key = address.room() + " " + address.thread() + " " + address.person();
        Instant now = clock.instant();
        Instant last = told.get(key);
        if (last != null && now.isBefore(last.plus(BETWEEN))) {
            return false;
        }
        told.remove(key);
        told.put(key, now);
        if (told.size() > MOST) {
            told.remove(told.keySet().iterator().next());
        }
        return true;
    }
}
