package dev.shipmate.core.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A token that an administrator entered, without the token.
 *
 * @param hash the beginning of its hash, to tell it from others
 */
public record CommandToken(
        UUID id, String platform, String comment, String hash, Instant created, Instant lastUpdated) {}
