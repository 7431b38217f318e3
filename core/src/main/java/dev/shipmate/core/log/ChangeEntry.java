package dev.shipmate.core.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the change log.
 *
 * @param action create, update or delete
 * @param before the fields before as a JSON object, or null
 * @param after the fields after as a JSON object, or null
 */
public record ChangeEntry(
        UUID id,
        Instant time,
        Author author,
        String objectType,
        String objectId,
        String action,
        @Nullable String before,
        @Nullable String after) {}
