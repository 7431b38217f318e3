package dev.shipmate.core.pipe;

import java.io.Serial;

/** A reply that a pipe can make nothing of; the message is meant for the asker. */
final class UnfitReplyException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnfitReplyException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
