package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One row of a conversation.
 *
 * @param seat who said it, or whom it was said to
 * @param body what it holds, as its kind says
 * @param revision grows with every change of the conversation
 */
public record ConsoleMessage(
        long id, Seat seat, Kind kind, boolean isPrivate, ObjectNode body, Instant created, long revision) {

    /** What it is. */
    public enum Kind {
        /** A line that a user typed: {@code text}. */
        SAID,
        /** An answer: {@code blocks}. */
        MESSAGE,
        /** A question: {@code token}, {@code title}, {@code questions}, {@code state}, {@code answers}. */
        PROMPT,
        /** Something that was taken back. */
        REMOVED
    }
}
