/** The host's own chat, in the browser and in the terminal: the one platform inside the host. */
@NullMarked
package dev.shipmate.core.builtin.console;

import org.jspecify.annotations.NullMarked;
