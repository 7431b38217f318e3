/** The host's own commands. */
@NullMarked
package dev.shipmate.core.builtin;

import org.jspecify.annotations.NullMarked;
