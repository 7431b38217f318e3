package dev.shipmate.plugins.cards;

import dev.shipmate.spi.message.Party;
import java.util.Optional;

/** Says whom a card may mention. */
@FunctionalInterface
public interface Mentions {

    /** Returns the id under which the service notifies this user; empty to show the name alone. */
    Optional<String> idOf(Party user);

    /** Returns mentions that never notify anybody. */
    static Mentions none() {
        return user -> Optional.empty();
    }
}
