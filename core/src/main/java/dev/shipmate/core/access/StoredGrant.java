package dev.shipmate.core.access;

import java.time.Instant;
import java.util.UUID;

/** A grant that is kept, with what the store knows about it. */
public record StoredGrant(UUID id, Grant grant, Instant created, Instant lastUpdated) {}
