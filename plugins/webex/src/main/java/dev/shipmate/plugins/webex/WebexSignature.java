package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides whether a request was sent by Webex: an HMAC over the body with the webhook's secret, SHA-1 by default; SHA-256 or
 * SHA-512 where the header names it or its length says so.
 */
final class WebexSignature {

    /** The header that holds the signature. */
    static final String HEADER = "X-Spark-Signature";
    /** Where it stands if not there. */
    static final String OTHER_HEADER = "X-Webex-Signature";

    private enum Algorithm {
        SHA1("sha1=", "HmacSHA1", 40),
        SHA256("sha256=", "HmacSHA256", 64),
        SHA512("sha512=", "HmacSHA512", 128);

        private final String prefix;
        private final String mac;
        private final int digits;

        Algorithm(String prefix, String mac, int digits) {
            this.prefix = prefix;
            this.mac = mac;
            this.digits = digits;
        }
    }

    private final byte[] secret;

    WebexSignature(String signingSecret) {
        if (signingSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "webex_signing_secret is empty: anybody could sign notifications with it");
        }
        this.secret = signingSecret.getBytes(UTF_8);
    }

    void verify(WebRequest request) throws UnverifiedRequestException {
        String given = request.header(HEADER)
                .or(() -> request.header(OTHER_HEADER))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new UnverifiedRequestException(Kind.MISSING_SIGNATURE, "The signature is missing."));
        Optional<Algorithm> algorithm = List.of(Algorithm.values()).stream()
                .filter(each -> given.startsWith(each.prefix) || given.length() == each.digits)
                .findFirst();
        if (algorithm.isEmpty() || !isRight(algorithm.get(), given, request.body())) {
            throw new UnverifiedRequestException(Kind.INCORRECT_SIGNATURE, "The signature is wrong.");
        }
    }

    private boolean isRight(Algorithm algorithm, String given, byte[] body) {
        String digits = given.startsWith(algorithm.prefix) ? given.substring(algorithm.prefix.length()) : given;
        try {
            Mac mac = Mac.getInstance(algorithm.mac);
            mac.init(new SecretKeySpec(secret, algorithm.mac));
            byte[] expected = HexFormat.of().formatHex(mac.doFinal(body)).getBytes(UTF_8);
            return MessageDigest.isEqual(expected, digits.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm.mac, e);
        }
    }
}
