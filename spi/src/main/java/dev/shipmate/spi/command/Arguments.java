package dev.shipmate.spi.command;

import dev.shipmate.spi.message.Origin;

/**
 * What a user has given so far, and who the user is.
 *
 * <p>Implemented by the host.
 *
 * @since 1
 */
public interface Arguments {

    /**
     * Returns the value of a parameter of the running subcommand.
     *
     * @throws IllegalArgumentException if the subcommand does not take this parameter
     */
    <T> T get(Parameter<T> parameter);

    /** Returns who asked, and where. */
    Origin origin();

    /** Returns the Nautobot user whom the chat account is linked to, asked anew at each call. */
    default Caller caller() {
        return Caller.UNLINKED;
    }

    /** Returns what this plugin remembers about this user. */
    Session session();
}
