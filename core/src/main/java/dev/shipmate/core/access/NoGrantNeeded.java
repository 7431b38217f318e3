package dev.shipmate.core.access;

import java.util.Set;

/** The host's own words about itself and the asker, which everyone may hear. */
public final class NoGrantNeeded {

    private static final String OWN = "shipmate";
    private static final Set<String> FREE =
            Set.of("whoami", "version", "request", "withdraw-run", "link", "unlink", "help");

    private NoGrantNeeded() {}

    /** Whether a subcommand, or help on the whole command where it is empty, needs no grant. */
    public static boolean isFor(String command, String subcommand) {
        return command.equals(OWN) && (subcommand.isEmpty() || FREE.contains(subcommand));
    }
}
