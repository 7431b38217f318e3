package dev.shipmate.plugins.msteams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import dev.shipmate.plugins.msteams.standin.FakeTeams;
import dev.shipmate.plugins.msteams.standin.SigningKey;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityVerifierTest {

    private static final String SERVICE = "https://smba.trafficmanager.net/emea/";
    private static final String ISSUER = "https://api.botframework.com";
    private static final Instant NOON = Instant.ofEpochSecond(1_700_000_000);
    /** A key and a token that were made elsewhere, good from 1700000000 to 1700003600. */
    private static final String KEY = "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"test-kid-1\",\"e\":\"AQAB\","
            + "\"endorsements\":[\"msteams\"],\"n\":\"zcssspkz9LC3ysUGDiil6TK8M0bLa_K9rJ32DrJr7lq55ctPFmygPVpSBkiMruMty_"
            + "ULzgSCYTrfnIoS2wH7CUNvktjCGumyj_nPNYOgoZRi9r6b9cI_I-7Dn8Olko4UalySO19ZeDA1y6vCMocmbUjMLIBE43tRC-LLwVOaYN94"
            + "N8zUu8qZWPolAi4fwFqjg7-Sr7Ba5r9TJAPihm2bnmX3QYcOwEZqizfI5WAkhTUDfGXaG_Jewj_8d7cCm1QClK3L1WUxPcktlPKnDAVmV"
            + "kovUM_4AR5rBJAWxXBF4XX1UlC0FLS8UrN5UwfXBS_XZCXXrajXlsYSI3CLcoDqBw\"}";

    private static final String TOKEN =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6InRlc3Qta2lkLTEifQ.eyJzZXJ2aWNldXJs"
                    + "IjoiaHR0cHM6Ly9zbWJhLnRyYWZmaWNtYW5hZ2VyLm5ldC9lbWVhLyIsIm5iZiI6MTcwMDAwMDAwMCwiZXhwIjoxNzAwMDAzNjAwLCJpc3Mi"
                    + "OiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIiwiYXVkIjoiMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1In0.ed_S"
                    + "tJrwASYkhKQcHzj2K5Zx6ZfsJ5gMmdyeoLZiGqrZ_-Eho8vrObOVp-5GI4Roki_05lusRM-RIDm01kZSTmpAVrfDlDldthMUeXC5BOzULEUK"
                    + "wYFZd1byPsSzHv3U-tMm5x6T56HmimCj4Soog3mR4bo_z2kgad_sIsGRFBbKD5ytcoNaTehQCfzE9Ze81S-sDm7cylgwL4w_44syZYfnUOjw"
                    + "HTvziRPWoV9qDslWKuXVIZ5tBNbbYYCS-bKUT2hjBZH-YyA4iVmaxU3f3P7xdLvr5OLQ3xJKI48E-Rw4tIQH5NzqYsj-mOFBxqCWmcAgKYuB"
                    + "3QGhhxiiTGn4cQ";

    private final SetClock clock = new SetClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private final SigningKey ours = new SigningKey();
    private volatile String keySet = "{\"keys\":[" + KEY + "]}";
    private volatile int status = 200;
    private HttpServer server;
    private ActivityVerifier verifier;
    private SigningKeys keys;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        serve("/metadata", () -> "{\"jwks_uri\":\"" + base + "/keys\"}");
        serve("/elsewhere", () -> "{\"jwks_uri\":\"https://evil.example/keys\"}");
        serve("/keys", () -> keySet);
        server.start();
        keys = keys(base + "/metadata");
        verifier = new ActivityVerifier(FakeTeams.APP_ID, ISSUER, keys, Optional.empty(), clock);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("A token of the connector is good from five minutes before its begin until five minutes after its end")
    void the_vector_is_good() {
        for (long second : new long[] {-300, 0, 3_600, 3_899}) {
            clock.now = NOON.plusSeconds(second);
            assertDoesNotThrow(() -> verify(TOKEN, "msteams", SERVICE), "at " + second);
        }
        for (long second : new long[] {-301, 3_901}) {
            clock.now = NOON.plusSeconds(second);
            assertRefused("expired or is not good yet", TOKEN);
        }
    }

    @Test
    @DisplayName("A changed signature, claim or header is refused")
    void changes_are_refused() {
        String[] parts = TOKEN.split("\\.");
        char flipped = parts[2].charAt(10) == 'A' ? 'B' : 'A';
        assertRefused(
                "signature",
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 10) + flipped + parts[2].substring(11));
        assertRefused("", header("{\"alg\":\"none\",\"kid\":\"test-kid-1\"}") + "." + parts[1] + ".");
        assertRefused("signed", header("{\"alg\":\"HS256\",\"kid\":\"test-kid-1\"}") + "." + parts[1] + "." + parts[2]);
        assertRefused("signed", header("{\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2]);
        assertRefused("signature", parts[0] + "." + header(claims().replace("emea", "amer")) + "." + parts[2]);
    }

    @Test
    @DisplayName("A token covers the channel that its key endorses and the very address that it names (S8)")
    void covers_channel_and_address() {
        assertThrows(UnverifiedRequestException.class, () -> verify(TOKEN, "webchat", SERVICE));
        assertThrows(UnverifiedRequestException.class, () -> verify(TOKEN, "", SERVICE));
        assertThrows(
                UnverifiedRequestException.class,
                () -> verify(TOKEN, "msteams", "https://smba.trafficmanager.net/emea"));
        keySet = "{\"keys\":[" + KEY.replace("[\"msteams\"]", "[\"webchat\"]") + "]}";
        SigningKeys fresh = keys("http://127.0.0.1:" + server.getAddress().getPort() + "/metadata");
        ActivityVerifier other = new ActivityVerifier(FakeTeams.APP_ID, ISSUER, fresh, Optional.empty(), clock);
        assertThrows(
                UnverifiedRequestException.class,
                () -> other.verify(request("Bearer " + TOKEN)).covers(activity("msteams", SERVICE)));
    }

    @Test
    @DisplayName("Tokens for others and by others are refused before anybody is asked for keys")
    void the_cheap_checks_come_first() {
        assertRefused("another app", ours.token("somebody", ISSUER, SERVICE, NOON));
        assertRefused("another issuer", ours.token(FakeTeams.APP_ID, "https://evil.example", SERVICE, NOON));
        assertRefused("expired", ours.token(FakeTeams.APP_ID, ISSUER, SERVICE, NOON.minusSeconds(9_000)));
        assertRefused(
                "expired",
                ours.signed(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(FakeTeams.APP_ID)
                        .build()));
        assertEquals(0, fetches.get());
    }

    @Test
    @DisplayName("The emulator's tokens are refused unless they are switched on, and then must name this app (S7)")
    void the_emulator_is_off() throws UnverifiedRequestException {
        keySet = ours.set();
        String issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
        assertRefused("another issuer", emulated(issuer, FakeTeams.APP_ID));
        ActivityVerifier open = new ActivityVerifier(FakeTeams.APP_ID, ISSUER, keys, Optional.of(keys), clock);
        open.verify(request("Bearer " + emulated(issuer, FakeTeams.APP_ID)))
                .covers(activity("emulator", "http://localhost:1/"));
        assertThrows(
                UnverifiedRequestException.class,
                () -> open.verify(request("Bearer " + emulated(issuer, "another-app"))));
    }

    @Test
    @DisplayName("However many unknown keys are sent, Microsoft is asked once an hour (S8)")
    void fetches_are_bounded() {
        for (int i = 0; i < 50; i++) {
            assertRefused("not known", ours.token(FakeTeams.APP_ID, ISSUER, SERVICE, clock.now));
        }
        assertEquals(2, fetches.get(), "metadata and keys, once");
        clock.now = NOON.plus(Duration.ofMinutes(61));
        assertRefused("not known", ours.token(FakeTeams.APP_ID, ISSUER, SERVICE, clock.now));
        assertEquals(4, fetches.get());
    }

    @Test
    @DisplayName("Keys are renewed each day, serve five days when Microsoft is away, and then no more")
    void keys_age() {
        assertDoesNotThrow(() -> verify(TOKEN, "msteams", SERVICE));
        keySet = ours.set();
        clock.now = NOON.plus(Duration.ofHours(25));
        keys.keepFresh();
        assertEquals(Optional.empty(), keys.find("test-kid-1"));
        assertTrue(keys.find("stand-in-key").isPresent());
        status = 503;
        clock.now = clock.now.plus(Duration.ofDays(4));
        assertTrue(keys.find("stand-in-key").isPresent());
        clock.now = clock.now.plus(Duration.ofDays(2));
        assertTrue(keys.find("stand-in-key").isEmpty());
    }

    @Test
    @DisplayName("Without keys nothing is taken, and why is told")
    void without_keys_nothing_is_taken() {
        status = 500;
        assertRefused("not known", TOKEN);
        assertTrue(keys.trouble().orElse("").contains("500"), () -> "" + keys.trouble());
        SigningKeys foreign = keys("http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
        status = 200;
        foreign.keepFresh();
        assertTrue(foreign.trouble().orElse("").contains("another host"), () -> "" + foreign.trouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer a b", "Basic abc", "Bearer a.b.c", "Bearer ....", "x", "Bearer  "})
    @DisplayName("Headers that are no bearer token are refused, never a fault of ours (S8)")
    void odd_headers(String header) {
        UnverifiedRequestException refused =
                assertThrows(UnverifiedRequestException.class, () -> verifier.verify(request(header)));
        assertEquals(403, refused.status());
    }

    @Test
    @DisplayName("A request without a token is refused as such")
    void no_token() {
        UnverifiedRequestException refused =
                assertThrows(UnverifiedRequestException.class, () -> verifier.verify(request("")));
        assertEquals(Kind.MISSING_SIGNATURE, refused.kind());
    }

    private void assertRefused(String why, String token) {
        UnverifiedRequestException refused =
                assertThrows(UnverifiedRequestException.class, () -> verify(token, "msteams", SERVICE));
        assertEquals(403, refused.status());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    private void verify(String token, String channel, String service) throws UnverifiedRequestException {
        verifier.verify(request("Bearer " + token)).covers(activity(channel, service));
    }

    private String emulated(String issuer, String appId) {
        return ours.signed(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(FakeTeams.APP_ID)
                .claim("appid", appId)
                .notBeforeTime(Date.from(NOON))
                .expirationTime(Date.from(NOON.plusSeconds(600)))
                .build());
    }

    private SigningKeys keys(String metadata) {
        return new SigningKeys(
                new TeamsHttp(HttpClient.newHttpClient(), Duration.ofSeconds(5)), URI.create(metadata), clock);
    }

    private static WebRequest request(String authorization) {
        return new WebRequest(
                "POST",
                "messages",
                "",
                authorization.isEmpty() ? Map.of() : Map.of("Authorization", List.of(authorization)),
                new byte[0]);
    }

    private static JsonObject activity(String channel, String service) {
        JsonObject activity = new JsonObject();
        activity.addProperty("channelId", channel);
        activity.addProperty("serviceUrl", service);
        return activity;
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static String claims() {
        return new String(Base64.getUrlDecoder().decode(TOKEN.split("\\.")[1]), UTF_8);
    }

    private interface Body {
        String text();
    }

    private void serve(String path, Body body) {
        server.createContext(path, exchange -> {
            fetches.incrementAndGet();
            byte[] bytes = body.text().getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static final class SetClock extends Clock {

        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
