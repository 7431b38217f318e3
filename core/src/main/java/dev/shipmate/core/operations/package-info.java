/**
 * What an administrator does, without saying from where: the command line calls these operations in its own process, or
 * over a socket in the process of the running host.
 */
@NullMarked
package dev.shipmate.core.operations;

import org.jspecify.annotations.NullMarked;
