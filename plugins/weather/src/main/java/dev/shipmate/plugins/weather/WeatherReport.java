package dev.shipmate.plugins.weather;

import dev.shipmate.spi.message.Block;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shows the weather: a moment as fields, days as a table. */
final class WeatherReport {

    /** Stands where the service has no value. */
    static final String UNKNOWN = "–";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private WeatherReport() {}

    static Block now(Conditions now, Units units) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Sky", Sky.words(now.code()));
        fields.put(
                "Temperature",
                tenths(now.temperature(), units::temperature) + " " + units.degrees + ", feels like "
                        + tenths(now.feltTemperature(), units::temperature) + " " + units.degrees);
        fields.put("Wind", wind(now, units));
        fields.put("Humidity", whole(now.humidity(), number -> number) + " %");
        fields.put("Precipitation", depth(now.precipitation(), units) + " " + units.depth);
        fields.put("Local time", MINUTE.format(now.time()) + " (" + now.zone() + ")");
        return Block.fields(fields);
    }

    static Block daily(List<Day> days, Units units) {
        return Block.table(
                List.of(
                        "Day",
                        "Sky",
                        "Low " + units.degrees,
                        "High " + units.degrees,
                        "Rain " + units.depth,
                        "Chance %",
                        "Wind " + units.pace),
                days.stream()
                        .map(day -> List.of(
                                DAY.format(day.date()),
                                Sky.words(day.code()),
                                whole(day.low(), units::temperature),
                                whole(day.high(), units::temperature),
                                depth(day.precipitation(), units),
                                whole(day.chance(), number -> number),
                                whole(day.wind(), units::speed)))
                        .toList());
    }

    private static String wind(Conditions now, Units units) {
        Double direction = now.direction();
        String from = direction == null ? "" : " from the " + Sky.direction(direction);
        return tenths(now.wind(), units::speed) + " " + units.pace + from + ", gusts "
                + tenths(now.gusts(), units::speed) + " " + units.pace;
    }

    private static String depth(@Nullable Double millimetres, Units units) {
        return decimal(millimetres, units::rain, units.depthDigits);
    }

    private static String tenths(@Nullable Double number, DoubleUnaryOperator unit) {
        return decimal(number, unit, 1);
    }

    private static String decimal(@Nullable Double number, DoubleUnaryOperator unit, int digits) {
        if (number == null) {
            return UNKNOWN;
        }
        double scale = Math.pow(10, digits);
        // Rounded to a whole number first, so that nothing is shown as -0.0.
        return String.format(Locale.ROOT, "%." + digits + "f", Math.round(unit.applyAsDouble(number) * scale) / scale);
    }

    private static String whole(@Nullable Double number, DoubleUnaryOperator unit) {
        return number == null ? UNKNOWN : Long.toString(Math.round(unit.applyAsDouble(number)));
    }
}
