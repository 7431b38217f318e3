package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParseException;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals nonces, and opens what was sealed here: a MAC over user, place, organization, time and token. Mattermost signs
 * none of the requests that bring answers, and any of its users can make it send us some.
 */
final class Seals {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String ALGORITHM = "HmacSHA256";

    private final SealKey key;
    private final Clock clock;

    Seals(SealKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Returns when what is sealed now ends. */
    Instant end() {
        return clock.instant().plus(LIFE);
    }

    /** Returns a nonce as letters, digits, {@code -}, {@code _} and a dot. */
    String seal(Nonce nonce) {
        String content = base64(MattermostJson.GSON.toJson(nonce).getBytes(UTF_8));
        return content + "." + base64(mac(key.get(), content));
    }

    /** Returns the nonce that was sealed. */
    Nonce open(String sealed) throws UnverifiedRequestException {
        int dot = sealed.indexOf('.');
        String content = dot < 0 ? sealed : sealed.substring(0, dot);
        byte[] given = (dot < 0 ? "" : sealed.substring(dot + 1)).getBytes(UTF_8);
        byte[] known = key.find().orElseThrow(Seals::wrong);
        if (!MessageDigest.isEqual(base64(mac(known, content)).getBytes(UTF_8), given)) {
            throw wrong();
        }
        Nonce nonce = read(content);
        if (clock.instant().getEpochSecond() >= nonce.expires()) {
            throw new UnverifiedRequestException(Kind.INCORRECT_SIGNATURE, "The question is too old.");
        }
        return nonce;
    }

    private static Nonce read(String content) throws UnverifiedRequestException {
        try {
            String json = new String(Base64.getUrlDecoder().decode(content), UTF_8);
            Nonce nonce = MattermostJson.GSON.fromJson(json, Nonce.class);
            if (nonce != null && nonce.token() != null && nonce.title() != null) {
                return nonce;
            }
        } catch (JsonParseException | IllegalArgumentException e) {
            // sealed by a version that wrote it otherwise
        }
        throw wrong();
    }

    private static UnverifiedRequestException wrong() {
        return new UnverifiedRequestException(Kind.INCORRECT_SIGNATURE, "The seal of the question is wrong.");
    }

    private static byte[] mac(byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
