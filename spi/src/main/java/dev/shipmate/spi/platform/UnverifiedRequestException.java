package dev.shipmate.spi.platform;

import java.io.Serial;

/**
 * A request does not prove where it comes from. The host answers with the status and the message, counts it by its
 * kind, and does nothing else.
 *
 * @since 1
 */
public class UnverifiedRequestException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong with the proof; the label of the metric. */
    public enum Kind {
        /** There is none. */
        MISSING_SIGNATURE,
        /** There is no time with it, or the time is not a number. */
        MISSING_TIMESTAMP,
        /** It is wrong, too old, or from the future. */
        INCORRECT_SIGNATURE
    }

    private final int status;
    private final Kind kind;

    /** Makes one that is answered 401, with a short reason that holds nothing of the request. */
    public UnverifiedRequestException(Kind kind, String message) {
        this(401, kind, message);
    }

    /** Makes one that is answered with this status, 401 or 403. */
    public UnverifiedRequestException(int status, Kind kind, String message) {
        super(message);
        this.status = status;
        this.kind = kind;
    }

    /** Returns the status of the answer. */
    public int status() {
        return status;
    }

    /** Returns what is wrong with the proof. */
    public Kind kind() {
        return kind;
    }
}
