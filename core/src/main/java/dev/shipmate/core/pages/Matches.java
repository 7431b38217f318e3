package dev.shipmate.core.pages;

import dev.shipmate.core.lookup.LookedUp.Match;
import java.util.List;

/**
 * What a look-up found for a form.
 *
 * @param said what came of it, in a sentence; "" where nothing was looked up
 * @param several who it may be, where it may be more than one
 */
public record Matches(String said, List<Match> several) {

    static final Matches NONE = new Matches("", List.of());

    public Matches {
        several = List.copyOf(several);
    }
}
