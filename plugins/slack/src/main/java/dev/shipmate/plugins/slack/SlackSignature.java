package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Decides whether a request was sent by Slack, within the last five minutes: Slack's signature, version 0. */
final class SlackSignature {

    /** The header that holds the signature. */
    static final String HEADER = "X-Slack-Signature";

    private static final long SECONDS = 300;
    private static final Pattern TIME = Pattern.compile("\\d{1,12}");

    private final SecretKeySpec key;
    private final Clock clock;

    SlackSignature(String signingSecret, Clock clock) {
        if (signingSecret.isBlank()) {
            throw new IllegalArgumentException("slack_signing_secret is empty: anybody could sign requests with it");
        }
        this.key = new SecretKeySpec(signingSecret.getBytes(UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    void verify(WebRequest request) throws UnverifiedRequestException {
        String given = request.header(HEADER)
                .orElseThrow(() -> new UnverifiedRequestException(Kind.MISSING_SIGNATURE, "The signature is missing."));
        String time = request.header("X-Slack-Request-Timestamp")
                .filter(text -> TIME.matcher(text).matches())
                .orElseThrow(() -> new UnverifiedRequestException(
                        Kind.MISSING_TIMESTAMP, "The time of the signature is missing."));
        boolean isRecent = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time)) <= SECONDS;
        boolean isRight = MessageDigest.isEqual(expected(time, request.body()), given.getBytes(UTF_8));
        if (!isRecent || !isRight) {
            throw new UnverifiedRequestException(Kind.INCORRECT_SIGNATURE, "The signature is wrong or too old.");
        }
    }

    private byte[] expected(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(("v0:" + time + ":").getBytes(UTF_8));
            return ("v0=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
