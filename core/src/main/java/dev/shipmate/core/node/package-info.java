/** The hosts that share a database: who is there, who is gone, and who takes up what a host left behind. */
@NullMarked
package dev.shipmate.core.node;

import org.jspecify.annotations.NullMarked;
