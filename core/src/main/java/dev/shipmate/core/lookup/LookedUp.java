package dev.shipmate.core.lookup;

import dev.shipmate.spi.message.Party;
import java.util.List;

/** How a look-up ended. */
public sealed interface LookedUp {

    /** Whoever is called so; nobody, one, or several. */
    record Found(List<Match> matches) implements LookedUp {

        public Found {
            matches = List.copyOf(matches);
        }
    }

    /** It could not be told, for a reason in one sentence. */
    record Failed(String reason) implements LookedUp {}

    /** Someone asks too often: not even looked at. */
    record TooOften() implements LookedUp {}

    /** Someone or something on a platform. */
    record Match(String platform, Party party) {}
}
