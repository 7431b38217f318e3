package dev.shipmate.spi.command;

import java.util.List;

/**
 * Lists the choices that a parameter offers.
 *
 * <p>It may read arguments that stand before it and may call a service. One that reads an argument which is not there
 * yet is simply put off until it is: nothing needs to be declared. Choices offer, parsers decide: what a user answers
 * or types is checked by the parameter's parser and by the handler, not against this list.
 *
 * <p>Called on the plugin's quick threads; the host waits 800 ms before it tells the user that choices are on their way.
 *
 * @since 1
 */
@FunctionalInterface
public interface Choices {

    /**
     * Returns the choices, any number of them; the host makes pages.
     *
     * @throws CommandException with a sentence for the user when they cannot be listed
     */
    List<Choice> list(Arguments soFar);
}
