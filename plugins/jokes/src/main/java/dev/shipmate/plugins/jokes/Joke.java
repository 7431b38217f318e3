package dev.shipmate.plugins.jokes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A joke as it is listed.
 *
 * @param number what people call it by; bundled ones count from 1, own ones from {@link JokeBook#FIRST_OWN}
 * @param mark the same for the same text, so that a joke is known again after a release has numbered the bundled ones anew
 * @param isOwn whether it was added here and did not come with the plugin
 * @param isHidden whether it is told no longer; only bundled ones are hidden, own ones are forgotten
 */
record Joke(int number, String topic, String mark, boolean isOwn, boolean isHidden) {

    private static final int MARK_LENGTH = 24;

    static String mark(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, MARK_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
