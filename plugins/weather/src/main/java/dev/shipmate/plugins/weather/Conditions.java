package dev.shipmate.plugins.weather;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The weather at one moment, in °C, km/h, mm and percent; what is null was not measured.
 *
 * @param time in the place's own time zone, whose name is {@code zone}
 * @param direction where the wind comes from, in degrees
 */
record Conditions(
        LocalDateTime time,
        String zone,
        @Nullable Integer code,
        @Nullable Double temperature,
        @Nullable Double feltTemperature,
        @Nullable Double humidity,
        @Nullable Double precipitation,
        @Nullable Double wind,
        @Nullable Double gusts,
        @Nullable Double direction) {}
