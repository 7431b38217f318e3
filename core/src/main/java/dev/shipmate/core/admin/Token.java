package dev.shipmate.core.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An unguessable text that stands for a right: a session, a link. Only its hash is ever stored; so many random bits need
 * no slow one.
 */
record Token(String text) {

    private static final int BYTES = 32;

    static Token random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is stored. */
    String hash() {
        return HexFormat.of().formatHex(digest(text));
    }

    /** Another secret that whoever has the token can compute, and from which the token cannot be. */
    Token derived(String purpose) {
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(digest(purpose + ":" + text)));
    }

    /** Compares without telling by its time how much was right. */
    boolean matches(String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Token";
    }
}
