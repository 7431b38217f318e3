package dev.shipmate.core.alias;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose an alias is.
 *
 * @param id the platform's id of the user or the channel
 * @param name for people
 */
public record Owner(String platform, Scope scope, String id, String name) {

    private static final int LONGEST = 255;

    /** Returns who types, or where they type; nothing where the platform did not say. */
    public static Optional<Owner> of(Origin origin, Scope scope) {
        @Nullable Party party = scope == Scope.USER ? origin.user() : origin.channel();
        return party == null || party.id().isEmpty() || party.id().length() > LONGEST
                ? Optional.empty()
                : Optional.of(new Owner(origin.platform(), scope, party.id(), party.name()));
    }
}
