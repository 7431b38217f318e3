package dev.shipmate.plugins.webex;

import java.io.Serial;

/** A request is Webex's and yet cannot be read; the message says why and holds nothing of it. */
final class MalformedNotificationException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedNotificationException(String message) {
        super(message);
    }
}
