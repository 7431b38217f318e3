/** Microsoft Teams, over the Bot Framework's connector. */
@NullMarked
package dev.shipmate.plugins.msteams;

import org.jspecify.annotations.NullMarked;
