package dev.shipmate.plugins.weather;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place on earth.
 *
 * @param region a state or a province; empty where there is none
 * @param country its English name; empty where there is none
 * @param countryCode two letters; empty where there is none
 */
record Place(String name, String region, String country, String countryCode, double latitude, double longitude) {

    /** Returns the name with region and country, which together are said once each. */
    String label() {
        return Stream.of(name, region, country)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Returns whether each of these words names its region or its country, or begins one of them. */
    boolean isIn(List<String> qualifiers) {
        return qualifiers.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .allMatch(word -> countryCode.toLowerCase(Locale.ROOT).equals(word)
                        || region.toLowerCase(Locale.ROOT).startsWith(word)
                        || country.toLowerCase(Locale.ROOT).startsWith(word));
    }
}
