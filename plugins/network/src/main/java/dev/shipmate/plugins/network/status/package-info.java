/** {@code network status}: the devices of Nautobot, counted and listed within bounds. */
@NullMarked
package dev.shipmate.plugins.network.status;

import org.jspecify.annotations.NullMarked;
