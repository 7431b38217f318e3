package dev.shipmate.plugins.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Parameter;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteCommandTest {

    private static final String AMS01 = "19b828fb-6453-5ba5-89a6-2b74b4ad4528";

    private FakeOpenMeteo weather;
    private FakeNautobot nautobot;

    @BeforeEach
    void start() throws IOException {
        weather = new FakeOpenMeteo();
        nautobot = new FakeNautobot("3.2");
    }

    @AfterEach
    void stop() {
        weather.close();
        nautobot.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void tellsTheWeatherAtTheCoordinatesOfALocation(String version) throws Exception {
        nautobot.close();
        nautobot = new FakeNautobot(version);

        Golden.check("site.txt", run(Map.of("location", "ams01")));

        assertTrue(weather.requests.get(0).startsWith("/v1/forecast?latitude=52.37&longitude=4.895&"));
        assertEquals(1, weather.requests.size());
        assertEquals(run(Map.of("location", "AMS01")), run(Map.of("location", AMS01)));
        assertTrue(run(Map.of("location", "ams01", "units", "imperial")).contains("38.1 °F"));
        assertEquals(
                List.of("Token the-service-token"),
                nautobot.tokens.stream().distinct().toList());
    }

    @Test
    void offersThoseThatHaveCoordinatesWithWhatTheyLieIn() throws Exception {
        String europe = nautobot.add("Europe", "", "", "", "");
        String madrid = nautobot.add("Madrid", europe, "40.4", "-3.7", "");
        nautobot.add("floor 2", madrid, "", "", "");
        String twin = nautobot.add("Madrid", europe, "40.5", "-3.6", "");

        List<Choice> offered = choices("location", Map.of());

        assertEquals(
                List.of("ams01", "fra02", "jfk01", "Europe > Madrid", "Europe > Madrid"),
                offered.stream().map(Choice::label).toList());
        assertEquals(
                List.of("ams01", "fra02", "jfk01", madrid, twin),
                offered.stream().map(Choice::value).toList());
        for (Choice choice : offered) {
            assertTrue(run(Map.of("location", choice.value())).startsWith("Weather at " + choice.label() + "\n"));
        }
    }

    @Test
    void takesTheCoordinatesOfTheNearestThatHasThem() throws Exception {
        String city = nautobot.add("Madrid", "", "40.4", "-3.7", "");
        String building = nautobot.add("Tower", city, "", "", "9 Calle, Oslo");
        nautobot.add("floor 2", building, "", "1.0", "");

        String told = run(Map.of("location", "Madrid>Tower > floor 2"));

        assertTrue(
                told.startsWith("Weather at Madrid > Tower > floor 2\n"
                        + "It has no coordinates in Nautobot: these are those of Madrid.\n"),
                told);
        assertTrue(weather.requests.get(0).contains("latitude=40.4&longitude=-3.7"));
    }

    @Test
    void searchesForTheAddressOrTheNameWhereNothingHasCoordinates() throws Exception {
        nautobot.add("hq", "", "", "", "9 Quay Street\r\n0150 Oslo, Norway");
        nautobot.add("Singapore", "", "", "", "");
        nautobot.add("nowhere", "", "91", "0", "Xyzzyx 5");

        assertTrue(run(Map.of("location", "hq"))
                .contains("Neither it nor what it lies in has coordinates in Nautobot: "
                        + "this is the weather in Oslo, Norway, found by its address or name."));
        assertTrue(run(Map.of("location", "singapore")).contains("this is the weather in Singapore"));
        assertEquals(
                "FAILED nowhere has no coordinates in Nautobot, nor has what it lies in, and no place is known by its "
                        + "address or name. Set latitude and longitude of the location in Nautobot.",
                run(Map.of("location", "nowhere")));
    }

    @Test
    void asksWhichOfSeveralOfOneName() throws Exception {
        String first = nautobot.add("A", "", "1.5", "1", "");
        String second = nautobot.add("B", "", "2.5", "2", "");
        String room = nautobot.add("room", first, "", "", "");
        String other = nautobot.add("room", second, "", "", "");
        Map<String, String> typed = Map.of("location", "room");

        assertTrue(isAsked(typed));
        assertFalse(isAsked(Map.of("location", "ams01")));
        assertFalse(isAsked(Map.of("location", "B > room")));
        assertEquals(
                List.of(room, other),
                choices("which", typed).stream().map(Choice::value).toList());
        assertTrue(run(Map.of("location", "room", "which", other)).startsWith("Weather at B > room\n"));
        assertTrue(run(Map.of("location", "a > room")).startsWith("Weather at A > room\n"));
        assertEquals(
                "FAILED That name has several: A > room " + room + "; B > room " + other
                        + ". Name one of them by its id.",
                run(typed));
        assertTrue(run(Map.of("location", "room", "which", AMS01)).startsWith("FAILED There is no location \"room\""));
    }

    @Test
    void whatIsNotThereOrIsNoNameIsOneSentence() throws Exception {
        for (String name : List.of("lhr01", "x > ams01", AMS01.replace('1', '2'), "<!channel>", "../../users/")) {
            assertEquals(
                    "FAILED There is no location \"" + name
                            + "\", or you may not see it. Say weather site alone to choose one that has coordinates.",
                    run(Map.of("location", name)));
        }
        for (String name : List.of("", " ", "a\0b", "a\nb", "x".repeat(100_000))) {
            assertTrue(run(Map.of("location", name)).startsWith("FAILED Name a location in 1 to 300 letters"));
        }
        assertEquals(List.of(), weather.requests);
    }

    @Test
    void aCircleOfLocationsEnds() throws Exception {
        String next = String.format("00000000-0000-4000-8000-%012d", 4);
        String first = nautobot.add("one", next, "", "", "");
        nautobot.add("two", first, "", "", "");

        assertTrue(run(Map.of("location", "one")).startsWith("FAILED two > one has no coordinates"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500})
    void nautobotInTroubleIsOneSentence(int status) throws Exception {
        nautobot.answersWith(status);

        String told = run(Map.of("location", "ams01"));

        assertTrue(told.startsWith("FAILED ") && told.contains("Nautobot"), told);
        assertFalse(told.contains("the-service-token") || told.contains("<html>"), told);
        assertFalse(isAsked(Map.of("location", "ams01")));
        assertEquals(List.of(), weather.requests);
    }

    @Test
    void withoutNautobotItSaysWhatToSetAndAsksForNothing() throws Exception {
        FakeInvocation in = in(Map.of(), Map.of());

        assertTrue(in.subcommand().parameters().get(0).fallback().isPresent());
        assertEquals(
                "FAILED The locations are Nautobot's, and none is configured. An administrator can set nautobot_url and "
                        + "nautobot_token in conf/plugins.properties.",
                in.run());
        assertTrue(in(Map.of("location", "ams01"), Map.of()).run().contains("nautobot_url"));
    }

    private boolean isAsked(Map<String, String> typed) {
        FakeInvocation in = in(typed);
        return parameter(in, "which").condition().orElseThrow().test(in);
    }

    private List<Choice> choices(String name, Map<String, String> typed) {
        FakeInvocation in = in(typed);
        return parameter(in, name).choices().orElseThrow().list(in);
    }

    private static Parameter<?> parameter(FakeInvocation in, String name) {
        return in.subcommand().parameters().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String run(Map<String, String> typed) throws Exception {
        return in(typed).run();
    }

    private FakeInvocation in(Map<String, String> typed) {
        return in(typed, Map.of("nautobot_url", nautobot.address(), "nautobot_token", "the-service-token"));
    }

    private FakeInvocation in(Map<String, String> typed, Map<String, String> settings) {
        Map<String, String> lines = new HashMap<>(settings);
        lines.put("weather_api_url", weather.address().toString());
        lines.put("weather_geocoding_url", weather.address().toString());
        return new FakeInvocation(
                new WeatherPlugin(Duration.ofSeconds(10))
                        .commands(FakeContext.of(lines))
                        .get(0)
                        .subcommand("site")
                        .orElseThrow(),
                new FakeInvocation.FakeSession(),
                typed);
    }
}
