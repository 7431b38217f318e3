package dev.shipmate.core.inbox;

import java.util.Optional;
import java.util.UUID;

/**
 * A delivery that another node left behind: an earlier run of this host, or a host beside it that is gone.
 *
 * @param node the name of that node; "" where it had none
 * @param reply the reply of a finished call, as JSON
 * @param logId the log row of a call that was begun
 */
public record Unfinished(Delivery delivery, String node, State state, Optional<String> reply, Optional<UUID> logId) {

    /** How far it came. */
    public enum State {
        /** It was stored, and nothing more. */
        ACCEPTED,
        /** Its command was running. */
        BEGUN,
        /** Its result is kept and may not have been delivered. */
        FINISHED
    }
}
