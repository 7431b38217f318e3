package dev.shipmate.plugins.weather;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what the service says in numbers. */
final class Sky {

    private static final List<String> WINDS =
            List.of("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west");

    private Sky() {}

    /** Returns the words for a weather code of the World Meteorological Organization, as Open-Meteo uses them. */
    static String words(@Nullable Integer code) {
        if (code == null) {
            return WeatherReport.UNKNOWN;
        }
        return switch (code) {
            case 0 -> "clear sky";
            case 1 -> "mainly clear";
            case 2 -> "partly cloudy";
            case 3 -> "overcast";
            case 45 -> "fog";
            case 48 -> "rime fog";
            case 51 -> "light drizzle";
            case 53 -> "drizzle";
            case 55 -> "dense drizzle";
            case 56 -> "light freezing drizzle";
            case 57 -> "freezing drizzle";
            case 61 -> "light rain";
            case 63 -> "rain";
            case 65 -> "heavy rain";
            case 66 -> "light freezing rain";
            case 67 -> "freezing rain";
            case 71 -> "light snow";
            case 73 -> "snow";
            case 75 -> "heavy snow";
            case 77 -> "snow grains";
            case 80 -> "light showers";
            case 81 -> "showers";
            case 82 -> "violent showers";
            case 85 -> "light snow showers";
            case 86 -> "heavy snow showers";
            case 95 -> "thunderstorm";
            case 96 -> "thunderstorm with some hail";
            case 99 -> "thunderstorm with heavy hail";
            default -> "weather code " + code;
        };
    }

    /** Returns the direction that the wind comes from. */
    static String direction(double degrees) {
        return WINDS.get(Math.floorMod(Math.round(degrees / 45), WINDS.size()));
    }
}
