package dev.shipmate.plugins.weather;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The weather of one hour to come, in °C, mm and km/h; what is null is not forecast. The time is the place's own. */
record Hour(
        LocalDateTime time,
        @Nullable Integer code,
        @Nullable Double temperature,
        @Nullable Double precipitation,
        @Nullable Double gusts) {}
