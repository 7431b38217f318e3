package dev.shipmate.core.request;

import dev.shipmate.core.access.AccessQuestion;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a refused user asked for.
 *
 * @param number what people call it by
 * @param origin who asked, and where; its reply address is empty once the request is closed
 * @param what what was refused
 * @param reason the asker's words, empty for none
 * @param decidedBy who granted or refused it; empty while nobody has
 * @param note the approver's words, empty for none
 * @param expiresAt of a granted one: when the access ends; null for never
 * @param logId the refusal in the command log
 */
public record AccessRequest(
        UUID id,
        long number,
        Instant created,
        Origin origin,
        Wanted what,
        String reason,
        RequestState state,
        String decidedBy,
        @Nullable Instant decidedAt,
        String note,
        @Nullable Instant expiresAt,
        @Nullable UUID logId) {

    /** The asker: a request without one cannot be made. */
    public Party user() {
        return Objects.requireNonNull(origin.user(), "user");
    }

    /** Whether someone is its asker. */
    public boolean isOf(Origin someone) {
        return origin.platform().equals(someone.platform()) && user().id().equals(someone.userId());
    }

    /** The question that access is decided by, asked at this instant. */
    public AccessQuestion question(Instant now) {
        return what.question(origin, now);
    }
}
