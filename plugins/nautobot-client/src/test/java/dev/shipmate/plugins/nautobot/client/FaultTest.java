package dev.shipmate.plugins.nautobot.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.shipmate.spi.command.CommandException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Nautobot that does not answer as it should: one sentence each, and a wait that ends. */
class FaultTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final FakeNautobot server = new FakeNautobot();
    private final Nautobot nautobot = Asked.of(server.address());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    401 | {"detail": "Invalid token"} | Nautobot does not allow this: Invalid token. An administrator can look at nautobot_token and at what its user may do in Nautobot.
                    403 | {"detail": "You do not have permission to perform this action."} | Nautobot does not allow this: You do not have permission to perform this action. An administrator can look at nautobot_token and at what its user may do in Nautobot.
                    400 | {"location": ["Select a valid choice."]} | Nautobot refuses this (status 400): location: Select a valid choice.
                    409 | {"detail": "Unable to delete object."} | Nautobot refuses this (status 409): Unable to delete object.
                    405 | {"detail": "Method not allowed."} | Nautobot refuses this (status 405): Method not allowed.
                    301 | '' | Nautobot at 127.0.0.1 leads elsewhere (status 301). An administrator can set nautobot_url to the address that it leads to.
                    500 | {"error": "boom", "exception": "ValueError"} | Nautobot at 127.0.0.1 is out of order (status 500): boom exception: ValueError. Try again in a few minutes.
                    502 | <html>Bad gateway</html> | Nautobot at 127.0.0.1 is out of order (status 502). Try again in a few minutes.
                    503 | {"detail": "Unable to process request: No celery workers running on queue default"} | Nautobot at 127.0.0.1 is out of order (status 503): Unable to process request: No celery workers running on queue default. Try again in a few minutes.
                    429 | '' | Nautobot is asked too often just now. Try again in a minute.
                    200 | <html><body>Welcome</body></html> | What answers at 127.0.0.1 is no Nautobot: it sent something that is not JSON. An administrator can look at nautobot_url.
                    200 | 17 | What answers at 127.0.0.1 is no Nautobot: it sent something that is not JSON. An administrator can look at nautobot_url.
                    200 | {} | Nautobot answered something else than was asked for. An administrator can look at its version, which must be 2.4 or 3.
                    200 | [] | Nautobot answered something else than was asked for. An administrator can look at its version, which must be 2.4 or 3.
                    """)
    void each_answer_that_is_none_has_its_sentence(int status, String body, String sentence) {
        server.says(status, body);
        assertEquals(sentence, told(() -> nautobot.list("dcim/devices/", Query.all(), 10)));
    }

    @ParameterizedTest
    @CsvSource({"4.0", "2.3", "1.0", "wat"})
    void a_version_that_is_not_known_is_named(String version) {
        server.says(200, Map.of("API-Version", version), "{\"count\": 0, \"results\": []}");
        assertEquals(
                "Nautobot at 127.0.0.1 speaks version " + version
                        + " of its API; Shipmate knows that of Nautobot 2.4 and"
                        + " 3. An administrator can look for a newer Shipmate.",
                told(() -> nautobot.list("dcim/devices/", Query.all(), 10)));
    }

    @Test
    void what_only_reads_is_asked_again_when_the_server_was_busy_or_failed() throws Exception {
        server.says(429, Map.of("Retry-After", "0"), "").says(500, "").says(200, "{\"count\": 0, \"results\": []}");
        assertTrue(nautobot.list("dcim/devices/", Query.all(), 10).isEmpty());
        assertEquals(3, server.asked.size());
    }

    @Test
    void a_change_is_sent_again_only_where_nothing_was_done() throws Exception {
        server.says(429, "").says(503, "").says(200, "{\"id\": \"1\"}");
        assertEquals("1", nautobot.change("dcim/devices/1/", new JsonObject()).id());
        assertEquals(3, server.asked.size());
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "504"})
    void a_change_that_may_have_been_made_is_not_sent_twice(int status) {
        server.says(status, "");
        told(() -> nautobot.create("extras/jobs/1/run/", new JsonObject()));
        assertEquals(1, server.asked.size());
    }

    @Test
    void a_server_that_wants_to_be_left_alone_for_long_is() {
        server.says(429, Map.of("Retry-After", "3600"), "");
        assertEquals(
                "Nautobot is asked too often just now. Try again in a minute.",
                told(() -> nautobot.find("status/", Query.all())));
        assertEquals(1, server.asked.size());
    }

    @Test
    void nobody_waits_for_ever_for_an_answer() {
        server.says(http -> await());
        assertEquals(
                "Nautobot at 127.0.0.1 did not answer within 2 seconds. Try again in a minute, or ask for less.",
                told(() -> nautobot.find("status/", Query.all())));
    }

    @Test
    void nobody_waits_for_ever_for_the_rest_of_an_answer() {
        server.says(http -> {
            http.sendResponseHeaders(200, 0);
            try (OutputStream out = http.getResponseBody()) {
                out.write('{');
                out.flush();
                await();
            }
        });
        assertTrue(told(() -> nautobot.find("status/", Query.all())).contains("did not answer within 2 seconds"));
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        server.says(http -> {
            http.sendResponseHeaders(200, 0);
            byte[] block = "x".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = http.getResponseBody()) {
                for (int i = 0; i < 64; i++) {
                    out.write(block);
                }
            } catch (IOException e) {
                // the client has hung up, as it should
            }
        });
        String sentence = told(() -> nautobot.find("status/", Query.all()));
        assertTrue(sentence.equals("Nautobot's answer is too large to be read. Ask for less."), sentence);
    }

    @Test
    void json_that_is_too_deep_is_no_json() {
        server.says(200, "[".repeat(200_000) + "]".repeat(200_000));
        assertTrue(told(() -> nautobot.find("status/", Query.all())).contains("is not JSON"));
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        URI gone = server.address();
        server.close();
        assertEquals(
                "Nautobot at 127.0.0.1 cannot be reached. Try again in a few minutes; an administrator can look whether it"
                        + " runs, and at nautobot_url.",
                told(() -> Asked.of(gone).find("status/", Query.all())));
    }

    @Test
    void an_interrupt_ends_the_wait_at_once() {
        server.says(http -> await());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> nautobot.find("status/", Query.all()));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void fifty_thousand_devices_take_few_requests_and_their_number_is_told() throws Exception {
        server.says(http -> {
            String body = server.bodies.get(server.bodies.size() - 1);
            if (http.getRequestMethod().equals("GET")) {
                FakeNautobot.write(http, 200, Map.of(), "{\"count\": 50000, \"results\": [{\"id\": \"0\"}]}");
                return;
            }
            int limit = Integer.parseInt(body.replaceFirst(".*limit: ([0-9]+).*", "$1"));
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < limit; i++) {
                rows.append(i == 0 ? "" : ",").append("{\"name\": \"d\"}");
            }
            FakeNautobot.write(http, 200, Map.of(), "{\"data\": {\"devices\": [" + rows + "]}}");
        });
        Found found = nautobot.rows("devices", Query.all(), "name", 5_000, "dcim/devices/");
        assertEquals(5_000, found.objects().size());
        assertEquals(50_000, found.total());
        assertTrue(found.isCut());
        assertEquals(12, server.asked.size());
    }

    private void await() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What asks Nautobot. */
    private interface Question {
        Object ask() throws Exception;
    }

    private static String told(Question question) {
        return assertTimeoutPreemptively(
                BOUND, () -> assertThrows(CommandException.class, question::ask).getMessage());
    }
}
