/** Station 6: runs a command on its plugin's own threads, within its limits. */
@NullMarked
package dev.shipmate.core.run;

import org.jspecify.annotations.NullMarked;
