/** How a jar joins the host: one service type, what the host lends it, and the settings it declares. */
@NullMarked
package dev.shipmate.spi;

import org.jspecify.annotations.NullMarked;
