package dev.shipmate.plugins.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.command.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeatherPluginTest {

    private final Session session = new FakeInvocation.FakeSession();
    private FakeOpenMeteo service;
    private Map<String, String> settings = Map.of();

    @BeforeEach
    void start() throws IOException {
        service = new FakeOpenMeteo();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void isFoundAsAService() {
        List<String> found = ServiceLoader.load(Plugin.class).stream()
                .map(provider -> provider.get().name())
                .toList();

        assertEquals(List.of("weather"), found);
    }

    @Test
    void tellsTheWeatherNow() throws Exception {
        Golden.check("now.txt", run("now", Map.of("place", "oslo")));
    }

    @Test
    void tellsTheForecast() throws Exception {
        Golden.check("forecast.txt", run("forecast", Map.of("place", "New York")));
        Golden.check("forecast-16-days.txt", run("forecast", Map.of("place", "Singapore", "days", "16")));
    }

    @Test
    void tellsItInImperialUnitsWhereTheLineOrTheSettingSaysSo() throws Exception {
        Golden.check("now-imperial.txt", run("now", Map.of("place", "oslo", "units", "imperial")));
        Golden.check("forecast-imperial.txt", run("forecast", Map.of("place", "New York", "units", "Imperial")));
        settings = Map.of("weather_units", "imperial");
        Golden.check("now-imperial.txt", run("now", Map.of("place", "oslo")));
        Golden.check("now.txt", run("now", Map.of("place", "oslo", "units", "metric")));
    }

    @Test
    void knowsNoOtherUnits() throws Exception {
        for (String units : List.of("", "si", "kelvin", "x".repeat(100_000))) {
            assertEquals(
                    "FAILED The units are metric or imperial, as in units=imperial.",
                    run("now", Map.of("place", "oslo", "units", units)));
        }
        settings = Map.of("weather_units", "kelvin");
        assertThrows(IllegalArgumentException.class, () -> run("now", Map.of("place", "oslo")));
        assertEquals(List.of(), service.requests);
    }

    @Test
    void asksAsTheServiceIsDocumented() throws Exception {
        run("forecast", Map.of("place", "New York", "days", "5"));

        assertEquals(
                List.of(
                        "/v1/search?name=New+York&count=10&language=en&format=json",
                        "/v1/forecast?latitude=40.71427&longitude=-74.00597&timezone=auto"
                                + "&temperature_unit=celsius&wind_speed_unit=kmh&precipitation_unit=mm"
                                + "&daily=weather_code%2Ctemperature_2m_min%2Ctemperature_2m_max%2Cprecipitation_sum"
                                + "%2Cprecipitation_probability_max%2Cwind_speed_10m_max&forecast_days=5"
                                + "&hourly=weather_code%2Ctemperature_2m%2Cprecipitation%2Cwind_gusts_10m&forecast_hours=24"),
                service.requests);
    }

    @Test
    void saysWhichPlaceOfThatNameWasTakenAndHowToNameAnother() throws Exception {
        assertTrue(run("now", Map.of("place", "Paris"))
                .contains("Write the region behind a comma: "
                        + "Paris, Texas, United States; Paris, Tennessee, United States."));
        assertTrue(run("now", Map.of("place", "Paris, texas")).startsWith("Weather in Paris, Texas, United States\n"));
        assertTrue(run("now", Map.of("place", "Paris,Tenn,US"))
                .startsWith("Weather in Paris, Tennessee, United States\n"));
        assertEquals(
                "FAILED There is no Paris in Bavaria, but there is Paris, Île-de-France, France; "
                        + "Paris, Texas, United States; Paris, Tennessee, United States.",
                run("now", Map.of("place", "Paris, Bavaria")));
    }

    @Test
    void helpsToFindWhatIsNotThere() throws Exception {
        assertEquals(
                "FAILED There is no place \"Bergne\". Did you mean Bergen?", run("now", Map.of("place", "Bergne")));
        assertEquals(
                "FAILED There is no place \"Xyzzyx\". "
                        + "Check the spelling; a region goes behind a comma, as in \"Paris, Texas\".",
                run("now", Map.of("place", "Xyzzyx")));
        assertEquals(
                "FAILED There is no place \"Oslo 5\". For the coming days write days=5.",
                run("forecast", Map.of("place", "Oslo 5")));
    }

    @Test
    void suggestsThePlaceNamedLast() throws Exception {
        assertEquals(Optional.empty(), in("now", Map.of()).suggestion());
        assertEquals(List.of(), in("now", Map.of()).offered());

        run("forecast", Map.of("place", "Paris, Texas"));
        run("now", Map.of("place", "Xyzzyx"));

        assertEquals(Optional.of("Paris, Texas"), in("now", Map.of()).suggestion());
    }

    @Test
    void refusesDaysThatNobodyForecasts() throws Exception {
        for (String days : List.of("0", "17", "-1", "", "three", "1e1", "99999999999999999999")) {
            assertEquals(
                    "FAILED The forecast is for 1 to 16 days: give a whole number, as in days=5.",
                    run("forecast", Map.of("place", "Oslo", "days", days)));
        }
        assertEquals(List.of(), service.requests);
    }

    @Test
    void refusesNamesThatAreNoneWithoutAskingTheService() throws Exception {
        for (String name : List.of("", " ", "x", ",", ", Texas", ",,,", "Oslo\0", "Os\nlo", "x".repeat(1_000_000))) {
            assertEquals(
                    "FAILED Name a place in 2 to 100 letters, such as Oslo or Paris, Texas.",
                    run("now", Map.of("place", name)));
        }
        assertEquals(List.of(), service.requests);
    }

    @Test
    void nothingInANameReachesTheQueryUnencoded() throws Exception {
        for (String name : List.of(
                "Oslo&latitude=0",
                "a#b",
                "../v1/x?y",
                "100%",
                "Tromsø",
                "東京",
                "\ud83d\ude00\ud83d",
                "<!channel>",
                "+1 +1")) {
            service.requests.clear();
            String told = run("now", Map.of("place", name));

            assertTrue(told.startsWith("FAILED There is no place"), told);
            for (String request : service.requests) {
                assertTrue(
                        request.matches("/v1/search\\?name=[A-Za-z0-9%+._*-]+&count=10&language=en&format=json"),
                        request);
            }
        }
    }

    private String run(String name, Map<String, String> typed) throws Exception {
        return in(name, typed).run();
    }

    private FakeInvocation in(String name, Map<String, String> typed) {
        String address = service.address().toString();
        Map<String, String> lines = new HashMap<>(settings);
        lines.put("weather_api_url", address);
        lines.put("weather_geocoding_url", address);
        FakeContext context = FakeContext.of(lines);
        return new FakeInvocation(
                new WeatherPlugin(Duration.ofSeconds(10))
                        .commands(context)
                        .get(0)
                        .subcommand(name)
                        .orElseThrow(),
                session,
                typed);
    }
}
