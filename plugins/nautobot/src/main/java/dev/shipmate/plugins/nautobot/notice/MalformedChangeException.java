package dev.shipmate.plugins.nautobot.notice;

import java.io.Serial;

/** The body of a webhook is not what Nautobot sends. The message is answered, so it holds nothing of the body. */
final class MalformedChangeException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedChangeException(String reason) {
        super(reason);
    }

    /** Returns what is wrong; never null. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
