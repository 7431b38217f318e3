/** How to write a command set: typed parameters and handlers as values. */
@NullMarked
package dev.shipmate.spi.command;

import org.jspecify.annotations.NullMarked;
