package dev.shipmate.plugins.network.history;

import java.time.Instant;
import java.util.List;

/**
 * One entry of Nautobot's change log.
 *
 * @param object what was changed, as it was called then
 * @param what what happened when there are no differences to show: it was created, deleted, or saved without any
 * @param differences what was changed in it; none where it was created or deleted, or what was before is not known
 */
public record Change(Instant at, String who, String object, String what, List<Difference> differences) {

    public Change {
        differences = List.copyOf(differences);
    }

    /** Returns it in a few words, such as {@code status: Active → Planned}. */
    public String summary() {
        if (differences.isEmpty()) {
            return what;
        }
        return String.join("; ", differences.stream().map(Difference::summary).toList());
    }
}
