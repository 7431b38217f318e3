package dev.shipmate.core.schedule;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command line that runs later.
 *
 * @param number what people call it by
 * @param origin as whom it runs, and where
 * @param line without what stands before a command on the platform; it may end in pipes
 * @param nextRun null where it is paused or over
 * @param lastRun when it was due last, null where it never was
 * @param lastStatus what came of that, as in the command log, or {@code refused} or {@code missed}; empty while it is not known
 * @param refusals how often in a row it was not permitted or not there
 * @param note why it is paused, empty for none
 */
public record Schedule(
        UUID id,
        long number,
        Instant created,
        Origin origin,
        When when,
        String line,
        ScheduleState state,
        @Nullable Instant nextRun,
        @Nullable Instant lastRun,
        String lastStatus,
        int refusals,
        String note) {

    /** Who made it: without one there is none. */
    public Party user() {
        return Objects.requireNonNull(origin.user(), "user");
    }

    /** Whether someone made it. */
    public boolean isOf(Origin someone) {
        return origin.platform().equals(someone.platform()) && origin.userId().equals(someone.userId());
    }

    /** When it is due after a moment. */
    Optional<Instant> due(Instant after) {
        return when.recurrence().next(after, when.zone(), created);
    }
}
