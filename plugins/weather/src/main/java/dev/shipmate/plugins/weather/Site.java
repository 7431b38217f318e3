package dev.shipmate.plugins.weather;

import java.util.List;
import java.util.Optional;

/**
 * A location of the network.
 *
 * @param id Nautobot's, or one of the sample's
 * @param chain its name behind those of all it lies in, as in {@code Europe > ams01}
 * @param place where it is; nothing if neither it nor what it lies in has coordinates
 * @param from whose coordinates these are, in words; empty where they are its own
 * @param hints what may be found by a place search instead, each with the region behind a comma, the best first
 */
record Site(String id, String chain, Optional<Place> place, String from, List<String> hints) {

    /** Stands between the names of a chain. */
    static final String WITHIN = " > ";

    Site {
        hints = List.copyOf(hints);
    }
}
