package dev.shipmate.plugins.mattermost.standin;

import java.io.Serial;

/** What the server answers instead. */
final class Refused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String id) {
        super(id);
        this.status = status;
    }

    int status() {
        return status;
    }
}
