package dev.shipmate.plugins.webex;

import dev.shipmate.spi.platform.PlatformException;
import java.io.Serial;

/** Webex understood a call and will not do it; there may be another way. */
final class WebexRefusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Makes one.
     *
     * @param detail what Webex says about it, without anything of the call; may be empty
     */
    WebexRefusal(String call, int status, String detail) {
        super("Webex refuses " + call + ": " + status + (detail.isEmpty() ? "" : " (" + detail + ")"));
        this.status = status;
    }

    /** Returns whether the thing is not there, or not for this bot. */
    boolean isAboutAbsence() {
        return status == 404 || status == 410;
    }

    /** Returns whether Webex did not like what it was given. */
    boolean isAboutContent() {
        return status == 400 || status == 413 || status == 415 || status == 422;
    }

    /** Returns what the host shall hear: trying again is useless. */
    PlatformException asFinal() {
        return PlatformException.refused(String.valueOf(getMessage()));
    }
}
