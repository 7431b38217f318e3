/** The state, the history and the redeployment of network devices, asked of an {@link Inventory}. */
@NullMarked
package dev.shipmate.plugins.network;

import org.jspecify.annotations.NullMarked;
