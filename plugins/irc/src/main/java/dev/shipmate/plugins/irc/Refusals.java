package dev.shipmate.plugins.irc;

import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;

/** What a server says about a message that it did not take. */
final class Refusals {

    private static final Duration TOO_FAST = Duration.ofSeconds(2);

    private final Outgoing outgoing;

    Refusals(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** Hears a numeric, if it is one of those. */
    void hear(IrcLine line) {
        String target = line.param(1);
        String words = Registration.words(line);
        switch (line.command()) {
            // some servers name the command and not the target
            case "263" -> outgoing.refusedOldest(PlatformException.rateLimited("IRC: " + words, TOO_FAST));
            case "400" -> outgoing.refusedOldest(PlatformException.passing("IRC: " + words, null));
            case "439" -> outgoing.refused(target, PlatformException.rateLimited("IRC: " + words, TOO_FAST));
            case "403", "442" ->
                outgoing.refused(target, PlatformException.passing("IRC: " + target + ": " + words, null));
            case "401" ->
                outgoing.refused(target, PlatformException.refused("there is no " + target + " on IRC any more"));
            case "404" ->
                outgoing.refused(
                        target,
                        PlatformException.refused(
                                "the bot may not write to " + target + " (" + words + "): give it voice there"));
            case "407", "408", "415", "477", "486", "489", "494", "531", "716" ->
                outgoing.refused(target, PlatformException.refused("IRC: " + target + ": " + words));
            default -> {
                // for people
            }
        }
    }
}
