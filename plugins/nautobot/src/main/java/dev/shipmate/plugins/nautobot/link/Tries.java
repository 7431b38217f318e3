package dev.shipmate.plugins.nautobot.link;

import java.time.Clock;

/** Bounds how often Nautobot is asked, since anybody who reaches the page can make it be asked. Counts per node. */
final class Tries {

    /** The most within a minute, of everybody together. */
    static final int MOST = 20;

    private final Clock clock;
    private long minute;
    private int count;

    Tries(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean take() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            count = 0;
        }
        if (count >= MOST) {
            return false;
        }
        count++;
        return true;
    }
}
