package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.platform.PlatformException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RotatingTokenTest {

    private final Requests.SetClock clock = new Requests.SetClock();
    private final MemoryStore store = new MemoryStore();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String refresh = "xoxe-1-first";
    private volatile int renewals;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/oauth.v2.access", this::renew);
        server.createContext("/api/chat.delete", this::delete);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("The configured refresh token becomes a token that is kept, encrypted, and used by all nodes")
    void the_first_token_is_kept() {
        assertEquals("xoxe.xoxb-1", token("xoxe-1-first").current());
        assertEquals("xoxe.xoxb-1", token("xoxe-1-first").current());
        assertEquals(1, renewals);
        assertTrue(store.secrets.containsKey("bot_token"));
        assertTrue(forms.get(0).contains("grant_type=refresh_token"));
        assertTrue(store.plain.isEmpty(), "the lock is given back");
    }

    @Test
    @DisplayName("A token is renewed two hours before it ends, with the refresh token that came with it")
    void renews_early() {
        RotatingToken token = token("xoxe-1-first");
        token.current();
        clock.pass(Duration.ofHours(9));
        assertEquals("xoxe.xoxb-1", token.current());
        clock.pass(Duration.ofMinutes(61));
        assertEquals("xoxe.xoxb-2", token.current());
        assertTrue(forms.get(1).contains("refresh_token=xoxe-1-after-1"));
    }

    @Test
    @DisplayName("While another node renews it, the old token serves as long as it is good")
    void another_node_renews() {
        token("xoxe-1-first").current();
        clock.pass(Duration.ofHours(11));
        store.putIfAbsent("bot_token_renewal", "other", Duration.ofSeconds(30));
        assertEquals("xoxe.xoxb-1", token("xoxe-1-first").current());
        clock.pass(Duration.ofHours(2));
        PlatformException waiting = assertThrows(
                PlatformException.class, () -> token("xoxe-1-first").current());
        assertFalse(waiting.isFinal());
    }

    @Test
    @DisplayName("Many callers of two nodes at once renew it once")
    void one_renewal_for_all() throws Exception {
        RotatingToken one = token("xoxe-1-first");
        RotatingToken two = token("xoxe-1-first");
        one.current();
        clock.pass(Duration.ofHours(11));
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> used = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 16; i++) {
                RotatingToken token = i % 2 == 0 ? one : two;
                used.add(threads.submit(token::current));
            }
            for (Future<String> each : used) {
                assertTrue(each.get().startsWith("xoxe.xoxb-"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(2, renewals);
    }

    @Test
    @DisplayName("A token that Slack says has expired is renewed once, and the call made again")
    void expired_is_renewed() throws SlackRefusal {
        RotatingToken token = token("xoxe-1-first");
        SlackHttp http = new SlackHttp(HttpClient.newHttpClient(), Duration.ofSeconds(10));
        SlackClient client = new SlackClient(http, addresses(), token);
        token.current();
        expires = "xoxe.xoxb-1";
        client.delete("C1", "1.2");
        assertEquals(2, renewals);
        assertTrue(client.trouble().isEmpty());
    }

    @Test
    @DisplayName("Another refresh token in the settings begins anew")
    void another_configured_token() {
        token("xoxe-1-first").current();
        refresh = "xoxe-1-reinstalled";
        assertEquals("xoxe.xoxb-2", token("xoxe-1-reinstalled").current());
    }

    @Test
    @DisplayName("What is refused is told by the settings to compare, without secrets")
    void refusals_are_told() {
        refresh = "used up";
        PlatformException refused = assertThrows(
                PlatformException.class, () -> token("xoxe-1-first").current());
        assertTrue(refused.getMessage().contains("invalid_refresh_token"), refused.getMessage());
        assertTrue(refused.getMessage().contains("slack_client_secret"), refused.getMessage());
        assertFalse(refused.getMessage().contains("hush"), refused.getMessage());
        assertTrue(store.plain.isEmpty(), "the lock is given back");
    }

    private volatile String expires = "";

    private RotatingToken token(String first) {
        SlackHttp http = new SlackHttp(HttpClient.newHttpClient(), Duration.ofSeconds(10));
        return new RotatingToken(http, addresses(), new RotatingToken.App("1.2", "hush", first), store, clock);
    }

    private SlackAddresses addresses() {
        return new SlackAddresses(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/"));
    }

    private synchronized void renew(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        forms.add(form);
        if (!form.contains("refresh_token=" + refresh)) {
            answer(exchange, "{\"ok\":false,\"error\":\"invalid_refresh_token\"}");
            return;
        }
        renewals++;
        refresh = "xoxe-1-after-" + renewals;
        answer(
                exchange,
                "{\"ok\":true,\"access_token\":\"xoxe.xoxb-" + renewals
                        + "\",\"expires_in\":43200,\"token_type\":\"bot\",\"refresh_token\":\"" + refresh + "\"}");
    }

    private void delete(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean isExpired =
                ("Bearer " + expires).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, isExpired ? "{\"ok\":false,\"error\":\"token_expired\"}" : "{\"ok\":true}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** What the host lends, in memory. */
    private static final class MemoryStore implements Store {

        private final Map<String, String> plain = new ConcurrentHashMap<>();
        private final Map<String, String> secrets = new ConcurrentHashMap<>();

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(secrets.getOrDefault(key, plain.get(key)));
        }

        @Override
        public void put(String key, String value) {
            plain.put(key, value);
        }

        @Override
        public void put(String key, String value, Duration lifetime) {
            plain.put(key, value);
        }

        @Override
        public void putSecret(String key, String value) {
            secrets.put(key, value);
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration lifetime) {
            return plain.putIfAbsent(key, value) == null;
        }

        @Override
        public void remove(String key) {
            plain.remove(key);
            secrets.remove(key);
        }
    }
}
