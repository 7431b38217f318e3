package dev.shipmate.testkit;

/** How a service fails. */
public enum Fault {
    /** Answers that there were too many calls, and that one second is to be waited. */
    RATE_LIMITED,
    /** Answers that it is broken, 500. */
    BROKEN,
    /** Takes the call and says nothing for 30 seconds, or until the stand-in is closed; the call has no effect. */
    SILENT,
    /** Closes the connection without an answer. */
    CLOSED
}
