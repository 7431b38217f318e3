package dev.shipmate.core.log;

import java.time.Duration;

/**
 * How a command ended.
 *
 * @param details one line for administrators, or ""
 * @param incident what a user was told to quote, and what the stack stands under in the host's log; or ""
 */
public record Ending(Status status, String details, String incident, Duration runtime) {}
