/** What plugins remember about a user for a while. */
@NullMarked
package dev.shipmate.core.session;

import org.jspecify.annotations.NullMarked;
