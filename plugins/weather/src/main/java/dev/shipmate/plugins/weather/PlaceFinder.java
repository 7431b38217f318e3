package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.NearestNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the place that a user means: {@code Paris}, or {@code Paris, Texas} for another one than the best known. A name
 * that is not found is answered with the nearest spelling.
 */
final class PlaceFinder {

    private static final int SHOWN = 3;

    private final Forecasts forecasts;

    PlaceFinder(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /**
     * What was found.
     *
     * @param others places of the same name that were passed over
     */
    record Found(Place place, List<Place> others) {}

    Found find(String typed) throws InterruptedException {
        List<String> parts = Arrays.stream(typed.split(",")).map(String::strip).toList();
        String name = parts.get(0);
        List<String> qualifiers = parts.subList(1, parts.size()).stream()
                .filter(part -> !part.isEmpty())
                .toList();
        List<Place> all = forecasts.search(name);
        if (all.isEmpty()) {
            throw new CommandException("There is no place \"" + name + "\". " + idea(name));
        }
        List<Place> places =
                all.stream().filter(place -> place.isIn(qualifiers)).toList();
        if (places.isEmpty()) {
            throw new CommandException("There is no " + name + " in " + String.join(", ", qualifiers)
                    + ", but there is " + labels(all) + ".");
        }
        Place best = places.get(0);
        return new Found(
                best,
                places.stream()
                        .skip(1)
                        .filter(place -> place.name().equals(best.name()))
                        .filter(place -> !place.label().equals(best.label()))
                        .toList());
    }

    /** Returns a few places in words. */
    static String labels(List<Place> places) {
        return places.stream().map(Place::label).distinct().limit(SHOWN).collect(Collectors.joining("; "));
    }

    private String idea(String name) throws InterruptedException {
        String lastWord = name.substring(name.lastIndexOf(' ') + 1);
        if (name.contains(" ") && lastWord.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return "For the coming days write days=" + lastWord + ".";
        }
        List<String> known = forecasts.offered();
        if (known.isEmpty() && name.length() > 3) {
            // A slip is more often behind the beginning of a word than in it.
            known = forecasts.search(name.substring(0, Math.max(3, name.length() / 2))).stream()
                    .map(Place::name)
                    .toList();
        }
        List<String> nearest = NearestNames.of(name, known);
        if (!nearest.isEmpty()) {
            return "Did you mean " + String.join(" or ", nearest) + "?";
        }
        return forecasts.offered().isEmpty()
                ? "Check the spelling; a region goes behind a comma, as in \"Paris, Texas\"."
                : "The sample data has " + String.join(", ", forecasts.offered()) + ".";
    }
}
