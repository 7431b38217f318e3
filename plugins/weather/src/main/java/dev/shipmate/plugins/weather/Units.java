package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.CommandException;
import java.util.Locale;

/** The units in which weather is shown; it is kept in metric ones. */
enum Units {
    METRIC("°C", "km/h", "mm", 1),
    IMPERIAL("°F", "mph", "in", 2);

    private static final double KILOMETRES_OF_A_MILE = 1.609344;
    private static final double MILLIMETRES_OF_AN_INCH = 25.4;

    final String degrees;
    final String pace;
    final String depth;
    /** How many digits behind the point a depth of rain has. */
    final int depthDigits;

    Units(String degrees, String pace, String depth, int depthDigits) {
        this.degrees = degrees;
        this.pace = pace;
        this.depth = depth;
        this.depthDigits = depthDigits;
    }

    static Units of(String typed) {
        return switch (typed.strip().toLowerCase(Locale.ROOT)) {
            case "metric" -> METRIC;
            case "imperial" -> IMPERIAL;
            default -> throw new CommandException("The units are metric or imperial, as in units=imperial.");
        };
    }

    double temperature(double celsius) {
        return this == METRIC ? celsius : celsius * 9 / 5 + 32;
    }

    double speed(double kilometres) {
        return this == METRIC ? kilometres : kilometres / KILOMETRES_OF_A_MILE;
    }

    double rain(double millimetres) {
        return this == METRIC ? millimetres : millimetres / MILLIMETRES_OF_AN_INCH;
    }
}
