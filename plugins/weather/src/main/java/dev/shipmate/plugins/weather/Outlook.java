package dev.shipmate.plugins.weather;

import java.util.List;

/**
 * What is to come.
 *
 * @param days today and those that follow
 * @param hours at most {@link #HOURS} from now on; none where they are not forecast
 */
record Outlook(List<Day> days, List<Hour> hours) {

    /** How far the hours go. */
    static final int HOURS = 24;

    Outlook {
        days = List.copyOf(days);
        hours = List.copyOf(hours);
    }
}
