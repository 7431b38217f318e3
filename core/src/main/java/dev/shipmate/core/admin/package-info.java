/** Who administers the host: accounts, signing in, and the pages that everyone signed in sees. */
@NullMarked
package dev.shipmate.core.admin;

import org.jspecify.annotations.NullMarked;
