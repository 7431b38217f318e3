package dev.shipmate.plugins.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A place search that works, and a weather service in trouble. */
class TroubleTest {

    /** Far beyond what a request may take, so that a slow machine fails nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String UNREADABLE =
            "FAILED The weather service at 127.0.0.1 answered something that cannot be read. "
                    + "An administrator can check weather_api_url.";

    private FakeOpenMeteo search;
    private FakeOpenMeteo weather;

    @BeforeEach
    void start() throws IOException {
        search = new FakeOpenMeteo();
        weather = new FakeOpenMeteo();
    }

    @AfterEach
    void stop() {
        search.close();
        weather.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | has had too many requests. Try again in an hour.",
                "500 | is out of order (status 500). Try again in a few minutes.",
                "503 | is out of order (status 503). Try again in a few minutes.",
                "302 | refused the request (status 302). An administrator can check weather_api_url.",
                "404 | refused the request (status 404). An administrator can check weather_api_url."
            })
    void aRefusalIsOneSentence(int status, String sentence) throws Exception {
        weather.answersWith(status, "<html>no</html>");

        assertEquals("FAILED The weather service at 127.0.0.1 " + sentence, forecast());
    }

    @Test
    void aReasonIsPassedOn() throws Exception {
        weather.answersWith(400, "{\"error\":true,\"reason\":\"Forecast days is invalid. " + "!".repeat(5000) + "\"}");

        String told = forecast();

        assertTrue(told.contains("(status 400: Forecast days is invalid. !!!"), told);
        assertTrue(told.length() < 300, told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>Sign in</body></html>",
                "",
                "null",
                "[]",
                "{}",
                "{\"daily\":",
                "{\"daily\":[]}",
                "{\"daily\":{\"time\":\"2026-03-14\"}}",
                "{\"daily\":{\"time\":[\"tomorrow\"],\"weather_code\":[1]}}",
                "{\"daily\":{\"time\":[null]}}",
                "{\"daily\":{\"time\":[\"2026-03-14\"],\"weather_code\":[]}}",
                "{\"daily\":{\"time\":[]},\"hourly\":[]}",
                "{\"daily\":{\"time\":[]},\"hourly\":{\"time\":[\"noon\"]}}",
                "{\"daily\":{\"time\":[]},\"hourly\":{\"time\":[\"2026-03-14T12:00\"],\"weather_code\":[]}}",
                "{\"daily\":{\"time\":[\"2026-03-14\"],\"weather_code\":[\"rain\"]}}",
                "{\"daily\":{\"time\":[\"2026-03-14\"],\"weather_code\":[1e999]}}",
                "{\"daily\":{\"time\":[\"2026-03-14\"],\"weather_code\":[1" + "0000000000000000000" + "]}}"
            })
    void whatCannotBeReadIsOneSentence(String body) throws Exception {
        weather.answersWith(200, body);

        assertEquals(UNREADABLE, forecast());
    }

    @Test
    void deepNestingAndMonstrousNumbersAreOneSentence() throws Exception {
        weather.answersWith(200, "{\"daily\":" + "[".repeat(200_000));
        assertEquals(UNREADABLE, forecast());

        weather.answersWith(200, "{\"daily\":" + "9".repeat(200_000) + "}");
        assertEquals(UNREADABLE, forecast());
    }

    @Test
    void missingNumbersAreShownAsUnknown() throws Exception {
        weather.answersWith(200, """
                {"daily":{"time":["2026-03-14"],"weather_code":[null],"temperature_2m_min":[null],
                "temperature_2m_max":[3.5],"precipitation_sum":[null],"precipitation_probability_max":[null],
                "wind_speed_10m_max":[null]}}""");

        assertTrue(forecast().contains("Sat 14 Mar  –    –       4"), forecast());
    }

    @Test
    void aLittleBelowZeroIsNotShownAsMinusZero() throws Exception {
        weather.answersWith(200, """
                {"daily":{"time":["2026-03-14"],"weather_code":[0],"temperature_2m_min":[-0.04],
                "temperature_2m_max":[0.04],"precipitation_sum":[-0.0],"precipitation_probability_max":[0],
                "wind_speed_10m_max":[0]}}""");

        assertTrue(forecast().contains("Sat 14 Mar  clear sky  0       0        0.0      0         0"), forecast());
    }

    @Test
    void aServiceThatIsDownIsToldAtOnceWithTheSettings() throws Exception {
        int port = unusedPort();
        String told = run("http://127.0.0.1:" + port + "/", PATIENCE);

        assertEquals(
                "FAILED The weather service at 127.0.0.1 cannot be reached. An administrator can check weather_api_url "
                        + "and weather_geocoding_url in conf/plugins.properties, "
                        + "or set weather_sample_data=true to try it out.",
                told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"daily\":"})
    void aServiceThatStallsIsLeftInTime(String beginning) {
        weather.stallsAfter(beginning);

        String told = assertTimeout(PATIENCE, () -> run(weather.address().toString(), Duration.ofSeconds(1)));

        assertEquals("FAILED The weather service at 127.0.0.1 did not answer in time. Try again in a minute.", told);
    }

    @Test
    void anEndlessAnswerIsHungUpOn() {
        weather.neverStops();

        String told = assertTimeout(PATIENCE, this::forecast);

        assertEquals(UNREADABLE, told);
    }

    @Test
    void aCancelledRunStopsWaiting() {
        weather.stallsAfter("");
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, this::forecast);
    }

    @Test
    void anAddressMayHaveAPath() throws Exception {
        String told = run(weather.address() + "behind/a/proxy", Duration.ofSeconds(10));

        assertEquals(1, weather.requests.size());
        assertTrue(weather.requests.get(0).startsWith("/behind/a/proxy/v1/forecast?latitude="));
        assertTrue(told.contains("(status 404: Not Found)"), told);
    }

    @Test
    void troubleWithThePlaceSearchNamesItsOwnSetting() throws Exception {
        search.answersWith(200, "{\"results\":[{\"name\":\"Oslo\",\"latitude\":\"north\"}]}");

        assertEquals(
                "FAILED The place search at 127.0.0.1 answered something that cannot be read. "
                        + "An administrator can check weather_geocoding_url.",
                forecast());
        assertEquals(List.of(), weather.requests);
    }

    private String forecast() throws Exception {
        return run(weather.address().toString(), Duration.ofSeconds(10));
    }

    private String run(String address, Duration patience) throws Exception {
        FakeContext context = FakeContext.of(Map.of(
                "weather_api_url",
                address,
                "weather_geocoding_url",
                search.address().toString()));
        return new FakeInvocation(
                        new WeatherPlugin(patience)
                                .commands(context)
                                .get(0)
                                .subcommand("forecast")
                                .orElseThrow(),
                        new FakeInvocation.FakeSession(),
                        Map.of("place", "Oslo"))
                .run();
    }

    private static int unusedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
