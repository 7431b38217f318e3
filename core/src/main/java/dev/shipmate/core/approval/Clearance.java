package dev.shipmate.core.approval;

import dev.shipmate.spi.message.Message;

/** Whether a run that needs a second person may begin. */
public sealed interface Clearance {

    /**
     * It may.
     *
     * @param by who approved it, and as what, for the log
     */
    record Cleared(String by) implements Clearance {}

    /**
     * It may not, or not yet.
     *
     * @param message what the asker is told
     */
    record Waiting(Message message) implements Clearance {}
}
