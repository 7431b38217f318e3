package dev.shipmate.plugins.mattermost;

import java.io.Serial;

/** The web socket has ended. */
final class LostConnection extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    LostConnection(String why) {
        super(why);
    }
}
