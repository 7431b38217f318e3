/** A home in one file, and back: for the embedded database. PostgreSQL has tools of its own. */
@NullMarked
package dev.shipmate.core.backup;

import org.jspecify.annotations.NullMarked;
