/** The weather at a place, now and in the coming days, from Open-Meteo or made up. */
@NullMarked
package dev.shipmate.plugins.weather;

import org.jspecify.annotations.NullMarked;
