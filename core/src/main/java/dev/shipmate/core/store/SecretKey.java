package dev.shipmate.core.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
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

    /** Slow on purpose: what an operator makes up may be guessed. Half a second at most, once a start that needs it. */
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

    /** Returns the key that is derived from a text of the operator's. */
    static SecretKey from(String text) {
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
