package dev.shipmate.core.dev;

/** A project that cannot be developed as it is; the message says what to do. */
public final class DevException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DevException(String message) {
        super(message);
    }
}
