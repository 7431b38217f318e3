/** Asks a Nautobot server by REST and GraphQL, and says in one sentence what is wrong when it does not answer. */
@NullMarked
package dev.shipmate.plugins.nautobot.client;

import org.jspecify.annotations.NullMarked;
