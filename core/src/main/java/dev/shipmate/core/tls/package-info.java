/** The host's own certificate: read from PEM files, checked, and taken in anew when they change. */
@NullMarked
package dev.shipmate.core.tls;

import org.jspecify.annotations.NullMarked;
