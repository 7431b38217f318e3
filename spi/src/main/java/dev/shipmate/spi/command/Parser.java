package dev.shipmate.spi.command;

/**
 * Turns what a user typed or chose into the value of a parameter.
 *
 * @param <T> the type of the value
 * @since 1
 */
@FunctionalInterface
public interface Parser<T> {

    /**
     * Returns the value; never null.
     *
     * @throws CommandException with a sentence that says what would be accepted; the user is then asked again
     */
    T parse(String text);
}
