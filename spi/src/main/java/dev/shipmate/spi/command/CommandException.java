package dev.shipmate.spi.command;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command with a reason that the user is told, thrown anywhere below a handler, a parser or a list of choices.
 * The same as returning {@link Outcome#failed(String)}.
 *
 * @since 1
 */
public class CommandException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Makes one whose message is a sentence for the user: what is wrong, where, and what to do. */
    public CommandException(String message) {
        this(message, null);
    }

    /** Makes one with a cause, which is logged and never shown to the user. */
    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns the sentence for the user; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "The command failed." : message;
    }
}
