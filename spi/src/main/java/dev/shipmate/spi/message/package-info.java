/** What is said, who said it and where. Structure only: each platform adapter turns it into its own markup. */
@NullMarked
package dev.shipmate.spi.message;

import org.jspecify.annotations.NullMarked;
