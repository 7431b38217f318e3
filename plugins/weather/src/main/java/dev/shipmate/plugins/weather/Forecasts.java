package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.List;

/**
 * What knows places and their weather. Safe for use by many threads.
 *
 * <p>Any method may throw a {@link CommandException} with a sentence for the user when it cannot be reached.
 */
interface Forecasts {

    /** Returns the names that are offered when a place is asked for; none where any place may be named. */
    List<String> offered();

    /** Returns the places that a name may mean, the best first; none if nothing is known by that name. */
    List<Place> search(String name) throws InterruptedException;

    Current now(Place place) throws InterruptedException;

    /**
     * The weather at this moment.
     *
     * @param hours what comes next, as in {@link Outlook}
     */
    record Current(Conditions conditions, List<Hour> hours) {}

    /** Returns the weather of today and the following days, at most as many as are wanted. */
    Outlook outlook(Place place, int days) throws InterruptedException;

    /** Returns a message of these blocks that also says where they come from. */
    Message signed(List<Block> blocks);
}
