package dev.shipmate.plugins.nautobot.client;

import java.time.Duration;

/**
 * How long the client waits.
 *
 * @param answer for one answer, its body included
 * @param firstPause before the second try of a busy server; doubled for each further one
 * @param longestPause the longest that a server may ask for before the user is told to come back later
 * @param tries how often a request is sent at most
 */
record Patience(Duration answer, Duration firstPause, Duration longestPause, int tries) {

    static final Patience USUAL =
            new Patience(Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofSeconds(8), 3);
}
