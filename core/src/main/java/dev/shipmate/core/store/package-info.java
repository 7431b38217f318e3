/** What outlives a restart and is no setting: the entries of plugins, the keys that encrypt them, and command tokens. */
@NullMarked
package dev.shipmate.core.store;

import org.jspecify.annotations.NullMarked;
