package dev.shipmate.plugins.weather;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The weather of one day, in °C, mm, percent and km/h; what is null is not forecast. */
record Day(
        LocalDate date,
        @Nullable Integer code,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double precipitation,
        @Nullable Double chance,
        @Nullable Double wind) {}
