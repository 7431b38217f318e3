/** How to write a platform adapter: requests in, messages and questions out. */
@NullMarked
package dev.shipmate.spi.platform;

import org.jspecify.annotations.NullMarked;
