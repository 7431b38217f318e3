package dev.shipmate.plugins.slack;

import java.io.Serial;

/** A request is Slack's and yet cannot be read; the message says why and holds nothing of it. */
final class MalformedPayloadException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedPayloadException(String message) {
        super(message);
    }
}
