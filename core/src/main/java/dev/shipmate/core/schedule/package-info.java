/** Commands that run later, once or again and again, as whoever made the schedule. */
@NullMarked
package dev.shipmate.core.schedule;

import org.jspecify.annotations.NullMarked;
