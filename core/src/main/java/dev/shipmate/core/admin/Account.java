package dev.shipmate.core.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may sign in.
 *
 * @param lastLogin null for never
 */
public record Account(
        UUID id,
        String name,
        Role role,
        Instant created,
        @Nullable Instant lastLogin) {}
