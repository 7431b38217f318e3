package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.platform.PlatformException;
import java.io.Serial;

/** Mattermost understood a call and will not do it; there may be another way. */
final class MattermostRefusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String id;

    /**
     * Makes one.
     *
     * @param id Mattermost's name of the error; empty if it gave none
     */
    MattermostRefusal(String call, int status, String id) {
        super("Mattermost refuses " + call + ": " + status + (id.isEmpty() ? "" : " " + id) + advice(status));
        this.status = status;
        this.id = id;
    }

    /** Returns whether the bot may not do it. */
    boolean isForbidden() {
        return status == 403;
    }

    /** Returns whether there is no such thing. */
    boolean isMissing() {
        return status == 404;
    }

    /** Returns whether the message that was to be answered is gone. */
    boolean isAboutThread() {
        return status == 400 && id.contains("root_id");
    }

    /** Returns whether the trigger of a dialog was not accepted, most likely because it is too old. */
    boolean isAboutTrigger() {
        return status == 400 && (id.isEmpty() || id.contains("trigger_id"));
    }

    /** Returns what the host shall hear: trying again is useless. */
    PlatformException asFinal() {
        return PlatformException.refused(String.valueOf(getMessage()));
    }

    private static String advice(int status) {
        if (status == 401) {
            return " (see mattermost_api_token)";
        }
        return status / 100 == 3 ? " (a redirect: see mattermost_url)" : "";
    }
}
