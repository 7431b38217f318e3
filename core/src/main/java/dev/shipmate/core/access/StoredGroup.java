package dev.shipmate.core.access;

import java.time.Instant;
import java.util.UUID;

/** A group that is kept, with what the store knows about it. */
public record StoredGroup(UUID id, Group group, Instant created, Instant lastUpdated) {}
