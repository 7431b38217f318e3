/** What a reply goes through before it is sent: {@code | grep}, {@code | head} and the like, on its blocks, for every platform. */
@NullMarked
package dev.shipmate.core.pipe;

import org.jspecify.annotations.NullMarked;
