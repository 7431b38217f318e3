package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.slack.standin.FakeSlack;
import dev.shipmate.plugins.slack.standin.FakeSockets;
import dev.shipmate.plugins.slack.standin.SignedRequest;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SocketModeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SocketMode.Pace QUICK = new SocketMode.Pace(
            Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofSeconds(5));

    private final FakeSockets sockets = new FakeSockets();
    private final FakeSlack slack = FakeSlack.start().sockets(sockets);
    private final List<Inbound> taken = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch store = new CountDownLatch(0);
    private volatile boolean isFull;
    private SocketMode mode = mode(2, QUICK, FakeSockets.APP_TOKEN);
    private Thread holder;

    @AfterEach
    void stop() throws InterruptedException {
        if (holder != null) {
            holder.interrupt();
            holder.join(TimeUnit.SECONDS.toMillis(20));
            assertFalse(holder.isAlive());
        }
        slack.close();
        sockets.close();
    }

    @Test
    @DisplayName("Two connections are held, and what comes over either is taken and acknowledged")
    void takes_what_comes_over_either() throws Exception {
        start();
        await().atMost(PATIENCE)
                .until(() -> sockets.open() == 2 && mode.trouble().isEmpty());
        for (int i = 0; i < 6; i++) {
            sockets.deliver(command("trigger" + i, "tell " + i)).get(20, TimeUnit.SECONDS);
        }
        assertEquals(6, taken.size());
        assertEquals("trigger0", taken.get(0).deliveryId());
        assertEquals("jokes tell 0", ((Inbound.Line) taken.get(0)).text());
    }

    @Test
    @DisplayName("A delivery is acknowledged when it is stored, not before")
    void acknowledges_what_is_stored() throws Exception {
        store = new CountDownLatch(1);
        start();
        connected();
        CompletableFuture<JsonObject> acknowledgement = sockets.deliver(command("t", "tell"));
        await().atMost(PATIENCE).until(() -> !taken.isEmpty());
        assertThrows(TimeoutException.class, () -> acknowledgement.get(100, TimeUnit.MILLISECONDS));
        store.countDown();
        acknowledgement.get(20, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("What cannot be stored is not acknowledged, so that Slack delivers it again")
    void leaves_what_cannot_be_stored() throws Exception {
        start();
        connected();
        isFull = true;
        CompletableFuture<JsonObject> acknowledgement = sockets.deliver("e1", event("Ev1"));
        assertThrows(TimeoutException.class, () -> acknowledgement.get(300, TimeUnit.MILLISECONDS));
        isFull = false;
        sockets.deliver("e1", event("Ev1"));
        acknowledgement.get(20, TimeUnit.SECONDS);
        assertEquals(1, taken.size());
    }

    @Test
    @DisplayName("A repeat over another connection has the delivery id of the first")
    void repeats_keep_their_id() throws Exception {
        start();
        connected();
        sockets.deliver("e1", event("Ev1")).get(20, TimeUnit.SECONDS);
        sockets.deliver("e2", event("Ev1")).get(20, TimeUnit.SECONDS);
        assertEquals(taken.get(0).deliveryId(), taken.get(1).deliveryId());
    }

    @Test
    @DisplayName("Before Slack ends a connection there is another")
    void replaces_a_connection_that_is_to_end() throws Exception {
        start();
        connected();
        sockets.disconnects("refresh_requested");
        await().atMost(PATIENCE).until(() -> sockets.opened() == 4 && sockets.open() == 2);
        assertTrue(mode.trouble().isEmpty());
        sockets.deliver(command("t", "tell")).get(20, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("While its successor is not greeted, a connection that is to end is still heard")
    void hears_the_old_until_the_new_is_there() throws Exception {
        mode = mode(1, QUICK, FakeSockets.APP_TOKEN);
        start();
        await().atMost(PATIENCE)
                .until(() -> sockets.open() == 1 && mode.trouble().isEmpty());
        sockets.greets(false);
        sockets.disconnects("warning");
        await().atMost(PATIENCE).until(() -> sockets.open() == 2);
        sockets.deliver(command("t1", "tell")).get(20, TimeUnit.SECONDS);
        sockets.deliver(command("t2", "tell")).get(20, TimeUnit.SECONDS);
        assertEquals(2, taken.size());
    }

    @Test
    @DisplayName("Connections that are cut are made again, and meanwhile the trouble is told")
    void connects_again() {
        start();
        await().atMost(PATIENCE)
                .until(() -> sockets.open() == 2 && mode.trouble().isEmpty());
        sockets.refuses("internal_error");
        sockets.drops();
        await().atMost(PATIENCE).until(() -> mode.trouble().orElse("").contains("internal_error"));
        sockets.refuses("");
        await().atMost(PATIENCE)
                .until(() -> sockets.open() == 2 && mode.trouble().isEmpty());
    }

    @Test
    @DisplayName("A connection that says nothing is given up")
    void gives_up_a_silent_connection() {
        mode = mode(
                1,
                new SocketMode.Pace(
                        Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofHours(1), Duration.ofMillis(300)),
                FakeSockets.APP_TOKEN);
        start();
        await().atMost(PATIENCE).until(() -> sockets.opened() >= 3);
    }

    @Test
    @DisplayName("A refused token and a switched-off Socket Mode are told by name, without the token")
    void tells_what_is_refused() {
        mode = mode(1, QUICK, "xapp-1-wrong");
        start();
        await().atMost(PATIENCE).until(() -> mode.trouble().orElse("").contains("invalid_auth"));
        assertTrue(mode.trouble().orElseThrow().contains("slack_app_token"));
        assertFalse(mode.trouble().orElseThrow().contains("wrong"));
    }

    @Test
    @DisplayName("Socket Mode that is switched off is told, and not hammered")
    void a_disabled_link_is_told() {
        mode = mode(1, QUICK, FakeSockets.APP_TOKEN);
        start();
        await().atMost(PATIENCE)
                .until(() -> sockets.open() == 1 && mode.trouble().isEmpty());
        sockets.disconnects("link_disabled");
        await().atMost(PATIENCE).until(() -> mode.trouble().orElse("").contains("switched off"));
        assertEquals(1, sockets.opened());
    }

    @Test
    @DisplayName("Frames that are not understood harm nothing")
    void survives_garbage() throws Exception {
        start();
        connected();
        for (String frame : List.of(
                "",
                "no json",
                "[]",
                "{}",
                "{\"type\":\"hello\"}",
                "{\"type\":7}",
                "{\"envelope_id\":\"x\"}",
                "{\"envelope_id\":{},\"payload\":{}}",
                "{\"type\":\"disconnect\"}",
                "null",
                "x".repeat(70_000))) {
            sockets.send(frame);
        }
        await().atMost(PATIENCE).until(() -> sockets.open() == 2);
        sockets.deliver("o1", new SignedRequest("interaction", Map.of(), form("payload", "{\"type\":\"odd\"}")))
                .get(20, TimeUnit.SECONDS);
        sockets.deliver(command("t", "tell")).get(20, TimeUnit.SECONDS);
        assertEquals(1, taken.size());
    }

    @Test
    @DisplayName("The end of the host ends the connections")
    void ends_with_the_host() throws InterruptedException {
        start();
        connected();
        holder.interrupt();
        holder.join(TimeUnit.SECONDS.toMillis(20));
        await().atMost(PATIENCE).until(() -> sockets.open() == 0);
    }

    private void connected() {
        await().atMost(PATIENCE)
                .until(() -> sockets.open() == 2 && mode.trouble().isEmpty());
    }

    private void start() {
        holder = new Thread(() -> {
            try {
                mode.hold(this::take);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        holder.start();
    }

    private void take(Inbound inbound) {
        if (isFull) {
            throw PlatformException.passing("it cannot be stored right now", null);
        }
        taken.add(inbound);
        try {
            store.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SocketMode mode(int connections, SocketMode.Pace pace, String token) {
        SlackAddresses addresses = new SlackAddresses(URI.create(slack.api().toString()));
        return new SocketMode(
                new SocketOpener(HttpClient.newHttpClient(), addresses, token),
                new SlackPayloads("/", Clock.systemUTC()),
                connections,
                pace);
    }

    private static SignedRequest command(String trigger, String text) {
        return SignedRequest.of(
                "slash_command",
                "application/x-www-form-urlencoded",
                "team_id=T1&channel_id=C1&user_id=U1&command=%2Fjokes&text=" + text.replace(' ', '+') + "&trigger_id="
                        + trigger,
                "any",
                Instant.EPOCH);
    }

    private static SignedRequest event(String id) {
        return SignedRequest.of(
                "event",
                "application/json",
                "{\"type\":\"event_callback\",\"event_id\":\"" + id + "\",\"team_id\":\"T1\",\"event\":{\"type\":"
                        + "\"app_mention\",\"user\":\"U1\",\"channel\":\"C1\",\"ts\":\"1.2\",\"text\":\"jokes\"}}",
                "any",
                Instant.EPOCH);
    }

    private static byte[] form(String name, String value) {
        return (name + "=" + URLEncoder.encode(value, UTF_8)).getBytes(UTF_8);
    }
}
