package dev.shipmate.plugins.nautobot.link;

import java.util.Optional;

/**
 * Whose token it is.
 *
 * @param user the name of the Nautobot user
 * @param mayWrite whether it may change something
 * @param lastDay the day on which it ends, if it does
 */
record TokenOwner(String user, boolean mayWrite, Optional<String> lastDay) {}
