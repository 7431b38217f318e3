package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.plugins.slack.standin.SignedRequest;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {

    private static final String A = "v0=22eb37566dac3750bec0800364707b495e39fe5b2f21f2fe1788d3d5fe15d58e";
    private static final String B = "v0=0a4924c0895c42831392fc0cfd293343b5c409b02fe28b425aeefde7598bf656";
    private static final String C = "v0=0bc741227826466b231ed198693bf3f9aa2f5eadb8a36b0ee34bc844079cb119";
    private static final String D = "v0=3e3f9089db3b713df4224fec2465446347d075ad084f1c43744bbd7756caa3b1";

    @Test
    void theRecordedSignaturesAreRight() {
        accepts(1_700_000_000, Requests.received("slash_command.form"), A);
        accepts(1_700_000_001, "{\"type\":\"url_verification\",\"token\":\"x\",\"challenge\":\"ch4ll3ng3\"}", B);
        accepts(1_700_000_002, "{\"text\":\"héllo ✓\"}", C);
        accepts(1_700_000_000, "", D);
    }

    @Test
    void slacksOwnGeneratorAndVerifierAgree() throws UnverifiedRequestException {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            String secret = Long.toHexString(random.nextLong()) + "é";
            StringBuilder body = new StringBuilder();
            random.ints(random.nextInt(400), 1, 0xD7FF).forEach(body::appendCodePoint);
            String time = String.valueOf(1_700_000_000 + random.nextInt(600) - 300);

            var generator = new com.slack.api.app_backend.SlackSignature.Generator(secret);
            String theirs = generator.generate(time, body.toString());
            new SlackSignature(secret, at(1_700_000_000)).verify(request(time, body.toString(), theirs));

            Instant now = Instant.ofEpochSecond(Long.parseLong(time));
            SignedRequest ours = SignedRequest.of("event", "application/json", body.toString(), secret, now);
            assertTrue(new com.slack.api.app_backend.SlackSignature.Verifier(generator)
                    .isValid(time, body.toString(), ours.headers().get("X-Slack-Signature"), now.toEpochMilli()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void fiveMinutesEitherWayAreRecentEnough(long seconds) {
        assertDoesNotThrow(() ->
                new SlackSignature(Requests.SECRET, at(1_700_000_000 + seconds)).verify(request("1700000000", "", D)));
    }

    @ParameterizedTest
    @DisplayName("A captured request cannot be sent again later (S1)")
    @ValueSource(longs = {-301, 301, 86_400, -86_400})
    void whatIsOlderOrFromTheFutureIsRefused(long seconds) {
        refuses(Kind.INCORRECT_SIGNATURE, 1_700_000_000 + seconds, request("1700000000", "", D));
    }

    @Test
    @DisplayName("A changed body, time or signature is refused (S1)")
    void whatWasChangedIsRefused() {
        refuses(Kind.INCORRECT_SIGNATURE, 1_700_000_000, request("1700000000", " ", D));
        refuses(Kind.INCORRECT_SIGNATURE, 1_700_000_000, request("1700000001", "", D));
        refuses(Kind.INCORRECT_SIGNATURE, 1_700_000_000, request("1700000000", "", D.replace('3', '4')));
        refuses(Kind.INCORRECT_SIGNATURE, 1_700_000_000, request("1700000000", "", D + "0"));
        refuses(Kind.INCORRECT_SIGNATURE, 1_700_000_000, request("1700000000", "", D.substring(3)));
        refuses(Kind.INCORRECT_SIGNATURE, 1_700_000_000, request("1700000000", "", ""));
    }

    @Test
    void whatIsMissingIsNamed() {
        refuses(Kind.MISSING_SIGNATURE, 1_700_000_000, request("1700000000", "", null));
        refuses(Kind.MISSING_TIMESTAMP, 1_700_000_000, request(null, "", D));
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "", "-1700000000", "1700000000.5", "99999999999999999999", " 1700000000"})
    void whatIsNoTimeCountsAsMissing(String time) {
        refuses(Kind.MISSING_TIMESTAMP, 1_700_000_000, request(time, "", D));
    }

    @ParameterizedTest
    @DisplayName("An empty secret proves nothing (S1)")
    @CsvSource({"''", "' '"})
    void withoutASecretNothingIsVerified(String secret) {
        assertThrows(IllegalArgumentException.class, () -> new SlackSignature(secret, at(0)));
    }

    private static void accepts(long time, String body, String signature) {
        assertDoesNotThrow(() ->
                new SlackSignature(Requests.SECRET, at(time)).verify(request(String.valueOf(time), body, signature)));
    }

    private static void refuses(Kind kind, long now, WebRequest request) {
        UnverifiedRequestException refusal = assertThrows(
                UnverifiedRequestException.class, () -> new SlackSignature(Requests.SECRET, at(now)).verify(request));
        assertEquals(kind, refusal.kind());
        assertEquals(401, refusal.status());
    }

    private static WebRequest request(String time, String body, String signature) {
        Map<String, List<String>> headers = new HashMap<>();
        if (time != null) {
            headers.put("x-slack-request-timestamp", List.of(time));
        }
        if (signature != null) {
            headers.put("x-slack-signature", List.of(signature));
        }
        return new WebRequest("POST", "event", "", headers, body.getBytes(UTF_8));
    }

    private static Clock at(long seconds) {
        return Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }
}
