package dev.shipmate.core.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A secret with which a script acts for an account, without the secret.
 *
 * @param ending the last characters of the secret, by which people tell theirs from others
 * @param isReadOnly whether it changes nothing, whatever its account may
 * @param expiresAt the first instant at which it no longer counts, or null for never
 * @param lastUsed to the minute; null for never
 */
public record ApiToken(
        UUID id,
        Account account,
        String description,
        String ending,
        boolean isReadOnly,
        Instant created,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsed) {

    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Whether it may change what administrators change. */
    public boolean mayChange() {
        return !isReadOnly && account.role() == Role.ADMIN;
    }
}
