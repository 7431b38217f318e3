package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves that a body comes from who knows the secret: {@code X-Hook-Signature} is its HMAC-SHA512 in lower-case hex. */
final class Signature {

    private static final String HEADER = "X-Hook-Signature";
    private static final String ALGORITHM = "HmacSHA512";

    private final SecretKeySpec key;

    Signature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    void require(WebRequest request) throws UnverifiedRequestException {
        String given = request.header(HEADER)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UnverifiedRequestException(
                        Kind.MISSING_SIGNATURE,
                        "X-Hook-Signature is missing: give the webhook the secret of nautobot_webhook_secret."));
        byte[] wanted = HexFormat.of().formatHex(hmac(request.body())).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8))) {
            throw new UnverifiedRequestException(
                    Kind.INCORRECT_SIGNATURE,
                    "X-Hook-Signature is wrong: the secret of the webhook is not that of nautobot_webhook_secret.");
        }
    }

    private byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
