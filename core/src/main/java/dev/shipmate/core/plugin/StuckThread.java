package dev.shipmate.core.plugin;

import java.time.Duration;

/**
 * A thread that goes on with what it was told to end: it cannot be stopped, and is lost to its plugin until it ends.
 *
 * @param doing what it was given to do, as it is typed; empty where that has no name
 * @param since how long ago it was told
 */
public record StuckThread(String thread, String doing, Duration since) {

    /** Returns it in one line. */
    public String line() {
        return thread + (doing.isEmpty() ? "" : ": " + doing) + ", told to end " + since.toSeconds() + " s ago";
    }
}
