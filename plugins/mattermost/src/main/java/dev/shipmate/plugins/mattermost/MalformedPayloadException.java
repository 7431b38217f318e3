package dev.shipmate.plugins.mattermost;

import java.io.Serial;

/** A request cannot be read; the message says why and holds nothing of it. */
final class MalformedPayloadException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedPayloadException(String message) {
        super(message);
    }
}
