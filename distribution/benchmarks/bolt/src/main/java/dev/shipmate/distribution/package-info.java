/** What hosts are measured beside, with libraries that cannot stand beside the host's own. */
@NullMarked
package dev.shipmate.distribution;

import org.jspecify.annotations.NullMarked;
