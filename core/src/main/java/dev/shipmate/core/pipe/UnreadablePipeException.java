package dev.shipmate.core.pipe;

import java.io.Serial;

/** A pipe that was typed wrong; the message is meant for the asker. */
final class UnreadablePipeException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnreadablePipeException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
