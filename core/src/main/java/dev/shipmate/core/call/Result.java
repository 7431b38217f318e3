package dev.shipmate.core.call;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.log.Status;
import dev.shipmate.spi.message.Message;
import java.util.Optional;

/**
 * How a call ended.
 *
 * @param status what the command log says; nothing for what is not logged: help, questions, unknown words
 * @param message what the user is told
 * @param details what the log adds; empty for nothing
 * @param incident the number under which an error's stack trace is logged; empty for none
 */
public record Result(Optional<Status> status, Message message, String details, String incident) {

    /** Returns an answer that is not logged, for the asker's eyes alone. */
    public static Result told(Message message) {
        return new Result(Optional.empty(), message.privately(), "", "");
    }

    /** Returns an answer that is not logged: nothing has run yet. */
    public static Result waiting(Message message) {
        return new Result(Optional.empty(), message, "", "");
    }

    /** Returns a refusal in these words. */
    public static Result blocked(Decision decision, Message refusal) {
        return new Result(Optional.of(Status.BLOCKED), refusal.privately(), decision.logDetails(), "");
    }

    /** Returns a success. */
    public static Result succeeded(Message message) {
        return new Result(Optional.of(Status.SUCCEEDED), message, "", "");
    }

    /** Returns the same result in other words. */
    public Result saying(Message other) {
        return new Result(status, other, details, incident);
    }

    /** Returns a failure with its reason. */
    public static Result failed(String reason) {
        return new Result(Optional.of(Status.FAILED), Message.of(reason), reason, "");
    }

    /** Returns the same result with more for the log to say before its details. */
    public Result noting(String note) {
        return new Result(status, message, details.isEmpty() ? note : note + "; " + details, incident);
    }

    /** Returns an error whose cause is in the host's log under the incident number. */
    public static Result errored(String sentence, String details, String incident) {
        return new Result(Optional.of(Status.ERRORED), Message.of(sentence), details, incident);
    }
}
