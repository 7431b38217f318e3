package dev.shipmate.plugins.weather;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line what in the coming 24 hours may keep people from working outside or hurt equipment. It is read out of the
 * forecast and is no official warning, which the line says too. These are all its thresholds:
 *
 * <table>
 * <caption>What is told</caption>
 * <tr><td>thunderstorm</td><td>weather codes 95, 96, 99</td></tr>
 * <tr><td>heavy snow</td><td>weather codes 75, 86</td></tr>
 * <tr><td>freezing rain</td><td>weather codes 56, 57, 66, 67</td></tr>
 * <tr><td>gusts</td><td>75 km/h (9 on the Beaufort scale) and more</td></tr>
 * <tr><td>heat</td><td>35 °C and more</td></tr>
 * <tr><td>cold</td><td>-15 °C and less</td></tr>
 * <tr><td>heavy rain</td><td>30 mm and more in 24 hours, or 10 mm and more in one</td></tr>
 * </table>
 */
final class SevereWeather {

    private static final Set<Integer> THUNDER = Set.of(95, 96, 99);
    private static final Set<Integer> HEAVY_SNOW = Set.of(75, 86);
    private static final Set<Integer> FREEZING = Set.of(56, 57, 66, 67);
    private static final double GUSTS = 75;
    private static final double HEAT = 35;
    private static final double COLD = -15;
    private static final double RAIN_OF_ALL = 30;
    private static final double RAIN_OF_ONE = 10;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final List<Hour> hours;
    private final Units units;

    SevereWeather(List<Hour> hours, Units units) {
        this.hours = hours;
        this.units = units;
    }

    /** Returns the line, or nothing where the coming hours are not known. */
    Optional<String> line() {
        if (hours.isEmpty()) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        beginning(THUNDER).ifPresent(time -> found.add("thunderstorm from " + time));
        beginning(HEAVY_SNOW).ifPresent(time -> found.add("heavy snow from " + time));
        beginning(FREEZING).ifPresent(time -> found.add("freezing rain from " + time));
        most(Hour::gusts)
                .filter(peak -> peak.value() >= GUSTS)
                .ifPresent(peak -> found.add("gusts of " + Math.round(units.speed(peak.value())) + " " + units.pace
                        + " at " + CLOCK.format(peak.time())));
        most(Hour::temperature)
                .filter(peak -> peak.value() >= HEAT)
                .ifPresent(peak -> found.add("heat of " + degrees(peak.value())));
        most(hour -> negative(hour.temperature()))
                .filter(peak -> -peak.value() <= COLD)
                .ifPresent(peak -> found.add("cold of " + degrees(-peak.value())));
        double rain = hours.stream()
                .map(Hour::precipitation)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        double hardest = most(Hour::precipitation).map(Peak::value).orElse(0.0);
        if (rain >= RAIN_OF_ALL || hardest >= RAIN_OF_ONE) {
            found.add("heavy rain, " + String.format(Locale.ROOT, "%." + units.depthDigits + "f ", units.rain(rain))
                    + units.depth + " in all");
        }
        return Optional.of(
                found.isEmpty()
                        ? "Nothing severe in the forecast of the next " + hours.size() + " hours."
                        : "Severe weather ahead: " + String.join(", ", found)
                                + ". Read out of the forecast of the next " + hours.size()
                                + " hours; no official warning.");
    }

    private record Peak(LocalDateTime time, double value) {}

    private Optional<String> beginning(Set<Integer> codes) {
        return hours.stream()
                .filter(hour -> hour.code() != null && codes.contains(hour.code()))
                .findFirst()
                .map(hour -> CLOCK.format(hour.time()));
    }

    private Optional<Peak> most(Function<Hour, @Nullable Double> value) {
        List<Peak> known = new ArrayList<>();
        for (Hour hour : hours) {
            Double number = value.apply(hour);
            if (number != null) {
                known.add(new Peak(hour.time(), number));
            }
        }
        return known.stream().max(Comparator.comparingDouble(Peak::value));
    }

    private static @Nullable Double negative(@Nullable Double number) {
        return number == null ? null : -number;
    }

    private String degrees(double celsius) {
        return Math.round(units.temperature(celsius)) + " " + units.degrees;
    }
}
