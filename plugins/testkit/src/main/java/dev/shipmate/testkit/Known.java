package dev.shipmate.testkit;

import dev.shipmate.spi.platform.PartyKind;

/**
 * A party that a stand-in knows.
 *
 * @param email of a user whose address can be looked up, else empty
 */
public record Known(PartyKind kind, String name, String id, String email) {}
