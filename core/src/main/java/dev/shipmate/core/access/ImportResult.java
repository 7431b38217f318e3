package dev.shipmate.core.access;

/** What an import did: how many grants it added, changed, and found to be there already. */
public record ImportResult(int added, int updated, int unchanged) {}
