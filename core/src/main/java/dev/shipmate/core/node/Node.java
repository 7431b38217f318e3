package dev.shipmate.core.node;

import java.time.Instant;
import java.util.Optional;

/**
 * One start of a host, as its database knows it.
 *
 * @param name the host's name and six random digits, made anew at each start
 * @param address where it listens, for people; or ""
 * @param version its Shipmate
 * @param heartbeat when it was heard last, by the database's clock
 * @param stopped when it said goodbye, by the same clock; empty where it runs or died
 */
public record Node(
        String name,
        String address,
        String version,
        Instant started,
        Instant heartbeat,
        Optional<Instant> stopped,
        State state) {

    /** Whether it is there. */
    public enum State {
        /** It was heard within its lease. */
        LIVE,
        /** It was not heard for longer than its lease, and did not say goodbye: others take up what it had. */
        SILENT,
        /** It said goodbye. */
        STOPPED
    }
}
