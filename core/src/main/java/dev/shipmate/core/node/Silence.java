package dev.shipmate.core.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Judges which other nodes are gone. It counts its own rounds and no time: one look a second, and a node whose beats
 * stood still for as many looks in a row as its lease has seconds is gone. Whoever could not look itself begins anew:
 * it cannot know whether the others were silent or the database.
 */
final class Silence {

    private final int rounds;
    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(long beats, int unchanged) {}

    /**
     * Judges after this many rounds.
     *
     * @param rounds how often a node must be found unchanged
     */
    Silence(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Takes a look.
     *
     * @param beats of each node that has not said goodbye
     * @param isSteady whether the look before this one was as long ago as it should have been
     * @return those that are gone
     */
    Set<String> look(Map<String, Long> beats, boolean isSteady) {
        if (!isSteady) {
            seen.clear();
        }
        seen.keySet().retainAll(beats.keySet());
        Set<String> silent = new HashSet<>();
        beats.forEach((name, count) -> {
            Seen before = seen.get(name);
            int unchanged = before != null && before.beats() == count ? before.unchanged() + 1 : 0;
            seen.put(name, new Seen(count, unchanged));
            if (unchanged >= rounds) {
                silent.add(name);
            }
        });
        return silent;
    }
}
