package dev.shipmate.plugins.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Subcommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands against a Nautobot that does not answer as it should, and against one that knows very many devices. */
class NautobotInTroubleTest {

    private static final int MANY = 50_000;
    private static final Pattern LIMIT = Pattern.compile("limit: ?(\\d+)");

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Function<String, String> answers = request -> "{}";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <h1>Server Error</h1> | is out of order (status 500)",
                "403 | {\"detail\": \"Invalid token\"} | Nautobot does not allow this: Invalid token",
                "401 | {\"detail\": \"Invalid token\"} | Nautobot does not allow this: Invalid token",
                "429 | {} | asked too often",
                "200 | <html>Welcome</html> | is no Nautobot",
                "200 | [] | something else than was asked for",
                "302 | {} | leads elsewhere"
            })
    void eachTroubleIsOneSentence(int given, String body, String sentence) {
        status = given;
        answers = request -> body;

        for (Map.Entry<String, Map<String, String>> one : Map.of(
                        "status",
                        Map.<String, String>of(),
                        "history",
                        Map.of("object", "ams01-edge-01"),
                        "redeploy",
                        Map.of("target", "ams01-edge-01"))
                .entrySet()) {
            String told = refusal(one.getKey(), one.getValue());
            assertTrue(told.contains(sentence), one.getKey() + ": " + told);
            assertTrue(told.length() < 400, told);
        }
    }

    @Test
    void anAnswerOfAnotherShapeIsOneSentence() {
        answers = request -> "{\"count\": \"many\", \"results\": {}}";

        assertTrue(refusal("status", Map.of()).contains("something else than was asked for"));
        assertTrue(refusal("history", Map.of("object", "x")).contains("something else than was asked for"));
    }

    @Test
    void aStoppedNautobotIsOneSentence() {
        server.stop(0);

        assertTrue(refusal("status", Map.of()).contains("cannot be reached"));
        assertTrue(refusal("history", Map.of("object", "ams01-edge-01")).contains("cannot be reached"));
        assertTrue(refusal("redeploy", Map.of("target", "ams01-edge-01")).contains("cannot be reached"));
    }

    @Test
    void theOverviewOfVeryManyDevicesTakesFewRequests() throws Exception {
        answers = this::manyDevices;

        String told = in("status", Map.of()).run();

        assertTrue(told.contains("50,000"), told);
        assertTrue(told.contains("These are the last 10 of 50,000 changes today."), told);
        assertTrue(told.contains("These are 10 of 50,000 devices. \"network status planned\" lists them."), told);
        assertTrue(asked.size() < 30, () -> String.join("\n", asked));
    }

    @Test
    void aListOfVeryManyDevicesSaysHowManyItShows() throws Exception {
        answers = this::manyDevices;

        String told = in("status", Map.of("what", "active")).run();

        assertTrue(told.startsWith("Active: 50,000 devices"), told);
        assertTrue(
                told.contains(
                        "The table shows the first 50, the file the first 2,000 of 50,000 devices: narrow it down to see"
                                + " others."),
                told);
        assertTrue(told.contains("[devices.csv, "), told);
        assertTrue(asked.size() < 15, () -> String.join("\n", asked));
    }

    @Test
    void aLocationWithTooManyDevicesIsNotRedeployedAtOnce() {
        answers = this::manyDevices;

        assertEquals(
                "There are 50,000 devices at everywhere, at most 500 are redeployed at once. Name a location within it.",
                refusal("redeploy", Map.of("target", "everywhere")));
    }

    /** A made-up Nautobot; that of the recordings has a few dozen. */
    private String manyDevices(String request) {
        if (request.contains("graphql")) {
            Matcher limit = LIMIT.matcher(request);
            int rows = limit.find() ? Integer.parseInt(limit.group(1)) : 0;
            return "{\"data\": {\"devices\": "
                    + IntStream.range(0, rows)
                            .mapToObj(i -> "{\"id\": \"" + i + "\", \"name\": \"device-" + i + "\"}")
                            .collect(Collectors.joining(",", "[", "]"))
                    + "}}";
        }
        if (request.contains("/extras/statuses/")) {
            return list(2, "{\"id\": \"s1\", \"name\": \"Active\"}", "{\"id\": \"s2\", \"name\": \"Planned\"}");
        }
        if (request.contains("/extras/object-changes/")) {
            String[] entries = IntStream.range(0, 10)
                    .mapToObj(i -> "{\"time\": \"2026-11-23T10:00:0" + i + "Z\", \"user_name\": \"ada\","
                            + " \"action\": {\"value\": \"update\"}, \"changed_object_id\": \"d" + i + "\","
                            + " \"object_repr\": \"device-" + i + "\", \"object_data_v2\": {\"serial\": \"" + i
                            + "\"}}")
                    .toArray(String[]::new);
            return list(MANY, entries);
        }
        if (request.contains("/extras/jobs/") && request.contains("/variables/")) {
            return "[{\"name\": \"devices\", \"type\": \"MultiObjectVar\", \"model\": \"dcim.device\"}]";
        }
        if (request.contains("/extras/jobs/")) {
            return "{\"id\": \"j\", \"name\": \"Deploy\", \"installed\": true, \"enabled\": true}";
        }
        if (request.contains("/dcim/locations/")) {
            return request.contains("=everywhere") ? list(1, "{\"id\": \"l\", \"name\": \"everywhere\"}") : list(0);
        }
        if (request.contains("/dcim/devices/") && !request.contains("name__ie")) {
            return list(MANY, "{\"id\": \"d\", \"name\": \"device-1\"}");
        }
        return list(0);
    }

    private static String list(int count, String... results) {
        return "{\"count\": " + count + ", \"results\": [" + String.join(",", results) + "]}";
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String request = exchange.getRequestURI() + " " + body;
        asked.add(request);
        byte[] answer = answers.apply(request).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String refusal(String name, Map<String, String> typed) {
        return assertThrows(CommandException.class, () -> in(name, typed).run()).getMessage();
    }

    private FakeInvocation in(String name, Map<String, String> typed) {
        FakeContext context = new FakeContext(
                Map.of(
                        "nautobot_url",
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                        "nautobot_token", "a-token",
                        "nautobot_unlinked_may_change", "true",
                        "network_redeploy_job", "Deploy"),
                Instant.parse("2026-11-23T18:00:00Z"));
        Subcommand subcommand =
                new NetworkPlugin().commands(context).get(0).subcommand(name).orElseThrow();
        return new FakeInvocation(subcommand, new FakeInvocation.FakeSession(), typed);
    }
}
