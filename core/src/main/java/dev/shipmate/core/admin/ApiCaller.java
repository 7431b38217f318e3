package dev.shipmate.core.admin;

/**
 * Who calls REST.
 *
 * @param mayChange whether more than reading is allowed
 */
public record ApiCaller(Account account, boolean mayChange) {}
