package dev.shipmate.core.call;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Parameter;
import java.util.List;
import java.util.Map;

/** What the arguments of a call come to. */
public sealed interface Binding {

    /**
     * All is there.
     *
     * @param arguments the values, typed
     * @param texts what was given for each parameter, as text
     */
    record Complete(Arguments arguments, Map<String, String> texts) implements Binding {}

    /**
     * Something is missing or was not accepted.
     *
     * @param soFar the values that are there, typed
     * @param texts what was given and accepted, as text
     * @param missing at least one
     */
    record Incomplete(Arguments soFar, Map<String, String> texts, List<Missing> missing) implements Binding {}

    /** The words do not fit the parameters. */
    record Misfit(String problem) implements Binding {}

    /**
     * A parameter to ask for.
     *
     * @param problem why what was given is not accepted; empty where nothing was given
     */
    record Missing(Parameter<?> parameter, String problem) {}
}
