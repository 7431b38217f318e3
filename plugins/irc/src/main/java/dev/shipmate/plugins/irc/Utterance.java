package dev.shipmate.plugins.irc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lines to one target, and what became of them. Used under the lock of {@link Outgoing}. */
final class Utterance {

    private final String target;
    private final Deque<String> lines;
    private final CompletableFuture<Void> taken = new CompletableFuture<>();
    private long until;

    /**
     * Makes one.
     *
     * @param target the channel or nickname
     * @param lines whole lines of the protocol
     * @param until the nanosecond at which it is given up
     */
    Utterance(String target, List<String> lines, long until) {
        this.target = target;
        this.lines = new ArrayDeque<>(lines);
        this.until = until;
    }

    String target() {
        return target;
    }

    Deque<String> lines() {
        return lines;
    }

    long until() {
        return until;
    }

    void until(long later) {
        until = later;
    }

    /** Ends when the server has taken all lines, or with a {@code PlatformException}. */
    CompletableFuture<Void> taken() {
        return taken;
    }
}
