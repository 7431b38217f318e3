package dev.shipmate.plugins.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SevereWeatherTest {

    private static final LocalDateTime NOON = LocalDateTime.parse("2026-03-14T12:00");
    private static final String CALM = "Nothing severe in the forecast of the next 3 hours.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "95 | 20  | 0    | 20   | thunderstorm from 14:00",
                "96 | 20  | 0    | 20   | thunderstorm from 14:00",
                "99 | 20  | 0    | 20   | thunderstorm from 14:00",
                "75 | 0   | 0    | 20   | heavy snow from 14:00",
                "86 | 0   | 0    | 20   | heavy snow from 14:00",
                "56 | 0   | 0    | 20   | freezing rain from 14:00",
                "67 | 0   | 0    | 20   | freezing rain from 14:00",
                "0  | 20  | 0    | 75   | gusts of 75 km/h at 14:00",
                "0  | 20  | 0    | 74.9 | ",
                "0  | 35  | 0    | 20   | heat of 35 °C",
                "0  | 34.9| 0    | 20   | ",
                "0  | -15 | 0    | 20   | cold of -15 °C",
                "0  | -14.9| 0   | 20   | ",
                "65 | 20  | 10   | 20   | 'heavy rain, 10.0 mm in all'",
                "65 | 20  | 9.9  | 20   | ",
                "95 | 20  | 12.5 | 110  | 'thunderstorm from 14:00, gusts of 110 km/h at 14:00, heavy rain, 12.5 mm in all'"
            })
    void tellsWhatReachesAThreshold(int code, double temperature, double rain, double gusts, String told) {
        assertEquals(
                Optional.of(
                        told == null
                                ? CALM
                                : "Severe weather ahead: " + told
                                        + ". Read out of the forecast of the next 3 hours; no official warning."),
                line(new Hour(NOON.plusHours(2), code, temperature, rain, gusts), Units.METRIC));
    }

    @Test
    void rainOfADayAddsUp() {
        List<Hour> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            hours.add(new Hour(NOON.plusHours(hour), 63, 10.0, 1.25, 10.0));
        }

        assertEquals(
                Optional.of("Severe weather ahead: heavy rain, 30.0 mm in all."
                        + " Read out of the forecast of the next 24 hours; no official warning."),
                new SevereWeather(hours, Units.METRIC).line());
    }

    @Test
    void tellsItInTheUnitsThatAreShown() {
        assertEquals(
                Optional.of(
                        "Severe weather ahead: gusts of 62 mph at 14:00, heat of 104 °F, heavy rain, 1.00 in in all."
                                + " Read out of the forecast of the next 3 hours; no official warning."),
                line(new Hour(NOON.plusHours(2), 0, 40.0, 25.4, 100.0), Units.IMPERIAL));
    }

    @Test
    void saysNothingOfWhatIsNotKnown() {
        assertEquals(Optional.empty(), new SevereWeather(List.of(), Units.METRIC).line());
        assertEquals(Optional.of(CALM), line(new Hour(NOON.plusHours(2), null, null, null, null), Units.METRIC));
    }

    private static Optional<String> line(Hour last, Units units) {
        return new SevereWeather(
                        List.of(
                                new Hour(NOON, 0, 10.0, 0.0, 10.0),
                                new Hour(NOON.plusHours(1), 0, 10.0, 0.0, 10.0),
                                last),
                        units)
                .line();
    }
}
