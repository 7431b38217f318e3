package dev.shipmate.plugins.network.redeploy;

import dev.shipmate.plugins.nautobot.client.Nautobot;

/**
 * A job and what it shall touch.
 *
 * @param nautobot with the token of whoever wishes it
 */
record Wish(Nautobot nautobot, RedeployJob job, Scope scope) {}
