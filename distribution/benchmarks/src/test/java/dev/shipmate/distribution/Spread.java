package dev.shipmate.distribution;

import java.util.List;
import java.util.Locale;

/** The median of some measurements, with the least and the greatest, and all of them in the order in which they were made. */
record Spread(double median, double least, double greatest, List<Double> all) {

    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), List.copyOf(values));
    }

    /** Returns it for people, each number in this format of {@link String#format}. */
    String text(String format) {
        String one = String.format(Locale.ROOT, format, median);
        return all.size() == 1
                ? one
                : one + String.format(Locale.ROOT, " (" + format + "–" + format + ")", least, greatest);
    }
}
