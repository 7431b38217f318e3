package dev.shipmate.core.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells files that are being written, moved or removed at this moment from those that are as somebody left them: a file
 * counts as it is now once nothing of it has changed for a while, one that is gone too.
 */
final class Settling {

    private final Duration quiet;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<Path, Stamp> settled = new HashMap<>();

    /** What was seen of a file, and since when, in nanoseconds of {@link System#nanoTime()}. */
    private record Seen(Optional<Stamp> stamp, long since) {}

    /**
     * Makes one.
     *
     * @param quiet how long nothing may change
     */
    Settling(Duration quiet) {
        this.quiet = quiet;
    }

    /** Takes what is there as settled, without waiting. */
    void begin(Map<Path, Stamp> there) {
        settled.clear();
        settled.putAll(there);
        seen.clear();
        there.forEach((file, stamp) -> seen.put(file, new Seen(Optional.of(stamp), 0)));
    }

    /** Takes in what is there now. */
    void look(Map<Path, Stamp> there, long now) {
        Set<Path> all = new HashSet<>(seen.keySet());
        all.addAll(there.keySet());
        for (Path file : all) {
            Optional<Stamp> stamp = Optional.ofNullable(there.get(file));
            Seen before = seen.get(file);
            if (before == null || !before.stamp().equals(stamp)) {
                seen.put(file, new Seen(stamp, now));
            } else if (!Optional.ofNullable(settled.get(file)).equals(stamp)
                    && now - before.since() >= quiet.toNanos()) {
                settle(file, stamp);
            }
        }
    }

    /** Returns whether something is not settled yet. */
    boolean isMoving() {
        return seen.entrySet().stream()
                .anyMatch(file -> !Optional.ofNullable(settled.get(file.getKey()))
                        .equals(file.getValue().stamp()));
    }

    /** Returns the files as they were when they last were settled. */
    Map<Path, Stamp> settled() {
        return Map.copyOf(settled);
    }

    private void settle(Path file, Optional<Stamp> stamp) {
        stamp.ifPresentOrElse(is -> settled.put(file, is), () -> {
            settled.remove(file);
            seen.remove(file);
        });
    }
}
