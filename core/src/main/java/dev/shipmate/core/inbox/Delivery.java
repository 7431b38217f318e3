package dev.shipmate.core.inbox;

import dev.shipmate.spi.platform.Inbound;
import java.time.Instant;

/**
 * A stored inbound.
 *
 * @param id the number of its row
 * @param receivedAt when it was taken in
 */
public record Delivery(long id, Inbound inbound, Instant receivedAt) {}
