package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signed and hostile requests to the running distribution, whose answers are read at a stand-in for Slack. One host serves all tests, each
 * in a channel of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackRequestsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SlackStandIn slack = new SlackStandIn();
    private HostProcess host;
    private int channels;
    private String channel;
    private SlackUser user;

    @BeforeAll
    void start(@TempDir Path folder) {
        Path home = HostProcess.home(
                folder.resolve("home"),
                "http_host=127.0.0.1",
                "http_port=0",
                "rate_limit_per_user=0",
                "rate_limit_per_channel=0",
                "enable_slack=true",
                "slack_api_token=xoxb-test",
                "slack_signing_secret=" + SlackUser.SECRET,
                "slack_api_url=" + slack.address(),
                "network_sample_data=true",
                "weather_sample_data=true");
        for (String type : List.of("organization", "channel", "user")) {
            assertEquals(
                    0,
                    shipmate(
                                    "",
                                    "--home",
                                    home.toString(),
                                    "grants",
                                    "add",
                                    "--command",
                                    "*",
                                    "--type",
                                    type,
                                    "--value",
                                    "*")
                            .exit());
        }
        host = HostProcess.start(home);
    }

    @BeforeEach
    void enter() {
        channel = "C" + ++channels;
        user = new SlackUser(host.address(), channel, "U1");
    }

    @AfterAll
    void stop() {
        int exit = host.stop();
        slack.close();
        assertEquals(0, exit);
        assertFalse(host.log().contains("ERROR"), host.log());
    }

    @Test
    void unprovenRequestsAreRefusedAndLeaveNoTrace() {
        String body = user.line("jokes", "tell", "t1");
        String now = Long.toString(System.currentTimeMillis() / 1000);
        String old = Long.toString(System.currentTimeMillis() / 1000 - 400);
        String good = new SlackSignature.Generator(SlackUser.SECRET).generate(now, body);

        assertEquals(401, user.post("slash_command", body, "", ""));
        assertEquals(401, user.post("slash_command", body, now, ""));
        assertEquals(401, user.post("slash_command", body, "", good));
        assertEquals(401, user.post("slash_command", body, now, "v0=" + "0".repeat(64)));
        assertEquals(401, user.post("slash_command", body + "&x=1", now, good));
        String stale = new SlackSignature.Generator(SlackUser.SECRET).generate(old, body);
        assertEquals(401, user.post("slash_command", body, old, stale));

        assertEquals(200, user.types("shipmate", "version"));
        await().atMost(PATIENCE).until(() -> !calls().isEmpty());
        assertEquals(1, calls().size(), "only the verified request was answered");
        assertTrue(get("/metrics/").contains("nautobot_chatops_signature_error_count_total"));
    }

    @Test
    void badInputIsToldAndTheHostStaysUp() {
        assertEquals(413, user.post("slash_command", "x".repeat(2 * 1024 * 1024)));
        assertEquals(400, user.post("interaction", "payload=%7Bnot+json"));
        assertEquals(400, user.post("event", "{\"type\":"));
        assertEquals(400, user.post("slash_command", user.line("jokes", "te\0ll", "t2")));
        assertEquals(404, user.post("nonsense", "x=1"));
        assertEquals(200, user.post("slash_command", "ssl_check=1", "", ""));
        assertEquals(404, status("/api/plugins/chatops/no_such_platform/x/"));
        assertTrue(get("/health/").contains("\"ready\":true"));
        assertEquals(List.of(), calls());
    }

    @Test
    void aRepeatedDeliveryIsAnsweredAndNotRunTwice() {
        String body = user.line("jokes", "tell", "the-same-trigger");
        for (int i = 0; i < 5; i++) {
            assertEquals(200, user.post("slash_command", body));
        }
        assertEquals(200, user.types("shipmate", "version"));
        await().atMost(PATIENCE).until(() -> calls().size() >= 2);
        assertEquals(2, calls().size(), calls().toString());
    }

    @Test
    void aMissingArgumentIsAskedForAndItsAnswerRunsTheCommand() throws IOException {
        assertEquals(200, user.types("network", "history"));
        await().atMost(PATIENCE).until(() -> !calls("chat.postEphemeral").isEmpty());
        JsonNode blocks = new ObjectMapper()
                .readTree(calls("chat.postEphemeral").get(0).arguments().get("blocks"));
        JsonNode menu = blocks.findParent("options");
        JsonNode actions = actions(blocks);

        assertEquals(
                200,
                user.chooses(
                        actions.path("block_id").asText(),
                        menu.path("action_id").asText(),
                        "ams01-edge-01"));
        await().atMost(PATIENCE).until(() -> !calls("chat.postMessage").isEmpty());
        assertTrue(calls("chat.postMessage").get(0).text().contains("ams01-edge-01"));
    }

    @Test
    void misspeltWordsAreAnsweredPrivatelyWithTheNearest() {
        assertEquals(200, user.types("jokez", "tell"));
        await().atMost(PATIENCE).until(() -> !calls().isEmpty());
        assertEquals("chat.postEphemeral", calls().get(0).method());
        assertTrue(calls().get(0).text().contains("/jokes"));
    }

    @Test
    void whatWasAcknowledgedIsAnsweredThoughTheHostIsKilled() throws InterruptedException {
        AtomicInteger acknowledged = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            Thread thread = new Thread(() -> {
                try {
                    while (acknowledged.get() < 400 && user.types("shipmate", "version") == 200) {
                        acknowledged.incrementAndGet();
                    }
                } catch (RuntimeException e) {
                    // the host is gone: what it did not acknowledge does not count
                }
            });
            senders.add(thread);
            thread.start();
        }
        await().atMost(PATIENCE).until(() -> acknowledged.get() > 60);
        host.kill();
        for (Thread sender : senders) {
            sender.join();
        }
        host = HostProcess.start(host.home());
        await().atMost(PATIENCE).until(() -> calls().size() >= acknowledged.get());
    }

    private List<SlackStandIn.Call> calls() {
        return slack.calls().stream()
                .filter(call -> call.channel().equals(channel))
                .toList();
    }

    private List<SlackStandIn.Call> calls(String method) {
        return calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    private static JsonNode actions(JsonNode blocks) {
        for (JsonNode block : blocks) {
            if (block.path("type").asText().equals("actions")) {
                return block;
            }
        }
        throw new AssertionError("there is no menu in " + blocks);
    }

    private String get(String path) {
        return send(path).body();
    }

    private int status(String path) {
        return send(path).statusCode();
    }

    private HttpResponse<String> send(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(host.address() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
