package dev.shipmate.plugins.nautobot.client;

import java.time.Duration;

/**
 * How long the client waits.
 *
 * @param answer for one answer, its body included
 * @param firstPause before the second try of a busy server; doubled for each further one
 * @param longestPause the longest that a server may ask for before the user is told to come back later
 * @param tries how often a request is sent at most
 * @param firstPoll before a run of a job is asked about again; doubled each time, up to ten seconds
 */
public record Patience(Duration answer, Duration firstPause, Duration longestPause, int tries, Duration firstPoll) {

    /** What people wait for in a chat. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofSeconds(8), 3, Duration.ofSeconds(1));

    /** Returns one that hardly pauses, for tests. */
    public Patience hasty() {
        return new Patience(answer, Duration.ofMillis(1), longestPause, tries, Duration.ofMillis(1));
    }
}
