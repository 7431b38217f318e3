package dev.shipmate.distribution;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure, as it stands in the results.
 *
 * @param row what it was measured by
 * @param what what it is
 * @param target what it should be; empty where it is for comparison
 * @param measured what it is, for people
 * @param isMet whether it is what it should be; null where nothing was set, or nothing was measured
 * @param data the single measurements, for programs
 */
record Finding(
        String row,
        String what,
        String target,
        String measured,
        @Nullable Boolean isMet,
        Map<String, Object> data) {

    /** A median that should be at least so much. */
    static Finding atLeast(String row, String what, double target, Spread spread, String format, String unit) {
        return new Finding(
                row,
                what,
                "≥ " + plain(target, format) + unit,
                spread.text(format) + unit,
                spread.median() >= target,
                Map.of("spread", spread));
    }

    /** A median that should be at most so much. */
    static Finding atMost(String row, String what, double target, Spread spread, String format, String unit) {
        return new Finding(
                row,
                what,
                "≤ " + plain(target, format) + unit,
                spread.text(format) + unit,
                spread.median() <= target,
                Map.of("spread", spread));
    }

    /** A figure for comparison. */
    static Finding plain(String row, String what, Spread spread, String format, String unit) {
        return new Finding(row, what, "", spread.text(format) + unit, null, Map.of("spread", spread));
    }

    /** Something that could not be measured here. */
    static Finding missing(String row, String what, String target, String why) {
        return new Finding(row, what, target, "not measured: " + why, null, Map.of());
    }

    private static String plain(double value, String format) {
        return String.format(Locale.ROOT, format, value);
    }
}
