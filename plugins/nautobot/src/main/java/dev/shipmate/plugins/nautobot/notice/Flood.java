package dev.shipmate.plugins.nautobot.notice;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Keeps a burst of changes, as a job makes one, from burying a channel. Counts per channel, minute and node. */
final class Flood {

    /** The most messages that a channel is told within a minute. */
    static final int MOST = 20;

    /** What may be said now. */
    enum Room {
        ENOUGH,
        /** For this one time: say that there is more. */
        SPENT,
        NONE
    }

    private final Clock clock;
    private final Map<String, Integer> told = new HashMap<>();
    private long minute;

    Flood(Clock clock) {
        this.clock = clock;
    }

    synchronized Room take(String channel) {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            told.clear();
        }
        int count = told.merge(channel, 1, (before, one) -> Math.min(before + one, MOST + 2));
        return count <= MOST ? Room.ENOUGH : count == MOST + 1 ? Room.SPENT : Room.NONE;
    }
}
