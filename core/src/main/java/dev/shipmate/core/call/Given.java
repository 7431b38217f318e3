package dev.shipmate.core.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call as text: words that a user typed, to be spread over the parameters, and answers that belong to
 * a parameter already.
 */
public record Given(List<String> words, Map<String, String> byName) {

    /** What a call without arguments has. */
    public static final Given NOTHING = new Given(List.of(), Map.of());

    public Given {
        words = List.copyOf(words);
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** Returns typed words. */
    public static Given words(List<String> words) {
        return new Given(words, Map.of());
    }

    /** Returns answers by the names of their parameters. */
    public static Given answers(Map<String, String> byName) {
        return new Given(List.of(), byName);
    }
}
