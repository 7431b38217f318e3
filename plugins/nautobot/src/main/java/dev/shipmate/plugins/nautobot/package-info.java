/** The command {@code nautobot}: reads and changes what is in Nautobot. */
@NullMarked
package dev.shipmate.plugins.nautobot;

import org.jspecify.annotations.NullMarked;
