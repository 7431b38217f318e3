/** Finds the objects of Nautobot that users name. */
@NullMarked
package dev.shipmate.plugins.network.find;

import org.jspecify.annotations.NullMarked;
