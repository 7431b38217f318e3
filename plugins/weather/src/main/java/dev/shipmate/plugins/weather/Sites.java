package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import java.util.List;

/** What knows the locations of the network. Safe for use by many threads. */
interface Sites {

    /** Returns those that have coordinates, as far as they can be listed. */
    List<Choice> offered(Arguments in) throws InterruptedException;

    /** Returns those that a name, a chain of names or an id means; none if nothing is known by it. */
    List<Site> find(String typed, Arguments in) throws InterruptedException;
}
