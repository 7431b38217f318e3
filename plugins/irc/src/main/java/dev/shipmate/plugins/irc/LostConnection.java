package dev.shipmate.plugins.irc;

import java.io.Serial;

/** The connection has ended, or is to be ended; the message says why and what to do, and holds no secret. */
final class LostConnection extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    LostConnection(String why) {
        super(why);
    }

    /** Returns the words. */
    String why() {
        return String.valueOf(getMessage());
    }
}
