/** {@code network history}: who changed what on an object of Nautobot, from its change log. */
@NullMarked
package dev.shipmate.plugins.network.history;

import org.jspecify.annotations.NullMarked;
