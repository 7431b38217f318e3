package dev.shipmate.core.access;

import dev.shipmate.spi.message.Party;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one of the three types.
 *
 * @param party who was checked; null where the platform named nobody
 * @param deciding the grant that allowed or denied; null where none matched
 * @param opening the smallest grant that would turn a refusal; null where none is needed, or none could
 */
public record Check(
        GrantType type,
        @Nullable Party party,
        @Nullable Grant deciding,
        @Nullable Grant opening) {

    public boolean isAllowed() {
        return deciding != null && deciding.effect() == Effect.ALLOW;
    }

    /** Whether a deny refused, rather than the lack of a grant. */
    public boolean isDenied() {
        return deciding != null && deciding.effect() == Effect.DENY;
    }

    /** The ID that a grant would have to hold, with its name, as a refusal shows it. */
    public String label() {
        if (party == null) {
            return "unspecified";
        }
        return party.id().isEmpty() ? "with an empty ID" : party.label();
    }
}
