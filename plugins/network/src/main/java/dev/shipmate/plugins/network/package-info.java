/** The state, the history and the redeployment of network devices, asked of Nautobot or of sample data. */
@NullMarked
package dev.shipmate.plugins.network;

import org.jspecify.annotations.NullMarked;
