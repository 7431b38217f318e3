package dev.shipmate.core.builtin.console;

/** Something that a user cannot do in the console, in a sentence for that user. */
public final class ConsoleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ConsoleException(String message) {
        super(message);
    }
}
