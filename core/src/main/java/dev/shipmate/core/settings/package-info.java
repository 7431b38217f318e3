/** What {@code plugins.properties} says, checked before anything runs. */
@NullMarked
package dev.shipmate.core.settings;

import org.jspecify.annotations.NullMarked;
