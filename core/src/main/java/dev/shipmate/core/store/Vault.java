package dev.shipmate.core.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts and decrypts texts with AES-256-GCM. Each is bound to its place, so a row that somebody moved does not open, and
 * names its key, so those of yesterday still open when the key was changed.
 */
final class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern TEXT = Pattern.compile("1:(?<id>[0-9a-f]{16}):(?<nonce>[^:]+):(?<body>[^:]+)");

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    Vault(SecretKeys keys) {
        this.keys = keys;
    }

    /** Returns the text that is stored. */
    String close(String place, String text) {
        SecretKey key = keys.first();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(bytes(text));
            return "1:" + key.id() + ":" + base64(nonce) + ":" + base64(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** Returns the text that was encrypted; empty where no key opens it, be it another's, moved or changed. */
    Optional<String> open(String place, String stored) {
        Matcher parts = TEXT.matcher(stored);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return keys.named(parts.group("id")).flatMap(key -> {
            try {
                byte[] nonce = Base64.getDecoder().decode(parts.group("nonce"));
                byte[] body = Base64.getDecoder().decode(parts.group("body"));
                byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(body);
                return Optional.of(new String(text, StandardCharsets.UTF_8));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(place));
        return cipher;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
