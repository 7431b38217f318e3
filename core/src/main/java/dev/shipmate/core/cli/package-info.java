/** {@code bin/shipmate}. */
@NullMarked
package dev.shipmate.core.cli;

import org.jspecify.annotations.NullMarked;
