/** Station 2: keeps a delivery safe before it is acknowledged, and takes it once. */
@NullMarked
package dev.shipmate.core.inbox;

import org.jspecify.annotations.NullMarked;
