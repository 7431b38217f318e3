package dev.shipmate.plugins.weather;

import dev.shipmate.spi.message.Block;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the weather: a moment as fields, days as a table. */
final class WeatherReport {

    /** Stands where the service has no value. */
    static final String UNKNOWN = "–";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private WeatherReport() {}

    static Block now(Conditions now) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Sky", Sky.words(now.code()));
        fields.put(
                "Temperature", amount(now.temperature(), "°C") + ", feels like " + amount(now.feltTemperature(), "°C"));
        fields.put("Wind", wind(now));
        fields.put("Humidity", whole(now.humidity()) + " %");
        fields.put("Precipitation", amount(now.precipitation(), "mm"));
        fields.put("Local time", MINUTE.format(now.time()) + " (" + now.zone() + ")");
        return Block.fields(fields);
    }

    static Block daily(List<Day> days) {
        return Block.table(
                List.of("Day", "Sky", "Low °C", "High °C", "Rain mm", "Chance %", "Wind km/h"),
                days.stream()
                        .map(day -> List.of(
                                DAY.format(day.date()),
                                Sky.words(day.code()),
                                whole(day.low()),
                                whole(day.high()),
                                tenths(day.precipitation()),
                                whole(day.chance()),
                                whole(day.wind())))
                        .toList());
    }

    private static String wind(Conditions now) {
        Double direction = now.direction();
        String from = direction == null ? "" : " from the " + Sky.direction(direction);
        return amount(now.wind(), "km/h") + from + ", gusts " + amount(now.gusts(), "km/h");
    }

    private static String amount(@Nullable Double number, String unit) {
        return tenths(number) + " " + unit;
    }

    private static String tenths(@Nullable Double number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%.1f", Math.round(number * 10) / 10.0);
    }

    private static String whole(@Nullable Double number) {
        return number == null ? UNKNOWN : Long.toString(Math.round(number));
    }
}
