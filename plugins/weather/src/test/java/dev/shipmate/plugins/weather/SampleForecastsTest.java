package dev.shipmate.plugins.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.command.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleForecastsTest {

    private static final List<String> CITIES = List.of("Amsterdam", "Frankfurt", "New York", "Oslo", "Singapore");

    private final Session session = new FakeInvocation.FakeSession();

    @Test
    void everyAnswerSaysThatItIsMadeUp() throws Exception {
        for (String city : CITIES) {
            for (String name : List.of("now", "forecast")) {
                String told = run(name, Map.of("place", city));
                assertTrue(told.startsWith("Sample data: this weather is made up.\n"), told);
                assertTrue(told.contains(city), told);
            }
        }
    }

    @Test
    void looksLikeTheRealOne() throws Exception {
        Golden.check("sample-now.txt", run("now", Map.of("place", "new york")));
        Golden.check("sample-forecast.txt", run("forecast", Map.of("place", "Singapore", "days", "16")));
    }

    @Test
    void offersItsCities() {
        assertEquals(CITIES, in("now", Map.of()).offered());
    }

    @Test
    void knowsNoOtherPlaces() throws Exception {
        assertEquals("FAILED There is no place \"Olso\". Did you mean Oslo?", run("now", Map.of("place", "Olso")));
        assertEquals(
                "FAILED There is no place \"Paris\". "
                        + "The sample data has Amsterdam, Frankfurt, New York, Oslo, Singapore.",
                run("now", Map.of("place", "Paris")));
    }

    @Test
    void tellsTheWeatherAtSampleSites() throws Exception {
        assertEquals(
                List.of("Europe > ams01", "Europe > fra02", "America > jfk01", "Europe > osl01", "Asia > sin01"),
                in("site", Map.of()).offered());
        Golden.check("sample-site.txt", run("site", Map.of("location", "europe > AMS01")));
        assertEquals(run("site", Map.of("location", "Europe > ams01")), run("site", Map.of("location", "ams01")));
        assertTrue(run("site", Map.of("location", "lhr01")).startsWith("FAILED There is no location \"lhr01\""));
    }

    private String run(String name, Map<String, String> typed) throws Exception {
        return in(name, typed).run();
    }

    private FakeInvocation in(String name, Map<String, String> typed) {
        FakeContext context = FakeContext.of(Map.of("weather_sample_data", "true"));
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
