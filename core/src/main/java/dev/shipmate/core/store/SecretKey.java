package dev.shipmate.core.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A 256-bit key and the name under which encrypted texts refer to it.
 *
 * @param id derived from the key, which cannot be derived from it
 */
record SecretKey(String id, SecretKeySpec aes) {

    static final int BYTES = 32;

    /** What {@code openssl rand -hex 32} prints. */
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{" + 2 * BYTES + "}");

    /** Slow on purpose: what an operator makes up may be guessed. Up to a second, once a start that needs it. */
    private static final int ITERATIONS = 210_000;

    /** The same on all nodes, which have nothing but the text in common. */
    private static final byte[] SALT = "shipmate secret_key 1".getBytes(StandardCharsets.UTF_8);

    private static final byte[] NAMING = "shipmate key id 1".getBytes(StandardCharsets.UTF_8);

    /** Returns the key that these bytes are. */
    static SecretKey of(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(NAMING);
            byte[] hash = digest.digest(bytes);
            return new SecretKey(HexFormat.of().formatHex(Arrays.copyOf(hash, 8)), new SecretKeySpec(bytes, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the key of a text of the operator's: 64 hexadecimal digits are the key itself, from others it is derived. */
    static SecretKey from(String text) {
        return HEX.matcher(text).matches() ? of(HexFormat.of().parseHex(text)) : derived(text);
    }

    private static SecretKey derived(String text) {
        PBEKeySpec derived = new PBEKeySpec(text.toCharArray(), SALT, ITERATIONS, BYTES * Byte.SIZE);
        try {
            return of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(derived)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            derived.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "SecretKey[" + id + "]";
    }
}
