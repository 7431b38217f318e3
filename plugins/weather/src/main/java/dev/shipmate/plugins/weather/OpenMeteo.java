package dev.shipmate.plugins.weather;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forecasts of Open-Meteo, which asks to be named with its data. */
final class OpenMeteo implements Forecasts {

    private static final String CURRENT = "temperature_2m,apparent_temperature,relative_humidity_2m,precipitation,"
            + "weather_code,wind_speed_10m,wind_gusts_10m,wind_direction_10m";
    private static final String DAILY = "weather_code,temperature_2m_min,temperature_2m_max,precipitation_sum,"
            + "precipitation_probability_max,wind_speed_10m_max";
    private static final String HOURLY = "weather_code,temperature_2m,precipitation,wind_gusts_10m";
    private static final Block CREDIT = Block.text(
            Span.plain("Weather data by "), Span.link("Open-Meteo.com", URI.create("https://open-meteo.com/")));

    private final Service geocoding;
    private final Service weather;

    OpenMeteo(Service geocoding, Service weather) {
        this.geocoding = geocoding;
        this.weather = weather;
    }

    @Override
    public List<String> offered() {
        return List.of();
    }

    @Override
    public List<Place> search(String name) throws InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("name", name);
        query.put("count", "10");
        query.put("language", "en");
        query.put("format", "json");
        return geocoding.get("/v1/search", query).objects("results").stream()
                .map(OpenMeteo::place)
                .toList();
    }

    @Override
    public Current now(Place place) throws InterruptedException {
        Map<String, String> query = at(place);
        query.put("current", CURRENT);
        query.put("forecast_days", "1");
        hourly(query);
        Answer answer = weather.get("/v1/forecast", query);
        Answer now = answer.object("current");
        Function<String, @Nullable Double> number =
                key -> now.numberOrNull(now.json().get(key));
        Conditions conditions = new Conditions(
                now.parsed(now.json().get("time"), LocalDateTime::parse),
                answer.text("timezone"),
                now.codeOrNull(now.json().get("weather_code")),
                number.apply("temperature_2m"),
                number.apply("apparent_temperature"),
                number.apply("relative_humidity_2m"),
                number.apply("precipitation"),
                number.apply("wind_speed_10m"),
                number.apply("wind_gusts_10m"),
                number.apply("wind_direction_10m"));
        return new Current(conditions, hours(answer));
    }

    @Override
    public Outlook outlook(Place place, int days) throws InterruptedException {
        Map<String, String> query = at(place);
        query.put("daily", DAILY);
        query.put("forecast_days", Integer.toString(days));
        hourly(query);
        Answer answer = weather.get("/v1/forecast", query);
        Answer daily = answer.object("daily");
        List<Day> forecast = new ArrayList<>();
        for (int day = 0; day < Math.min(days, daily.list("time").size()); day++) {
            forecast.add(new Day(
                    daily.parsed(daily.item("time", day), LocalDate::parse),
                    daily.codeOrNull(daily.item("weather_code", day)),
                    daily.numberOrNull(daily.item("temperature_2m_min", day)),
                    daily.numberOrNull(daily.item("temperature_2m_max", day)),
                    daily.numberOrNull(daily.item("precipitation_sum", day)),
                    daily.numberOrNull(daily.item("precipitation_probability_max", day)),
                    daily.numberOrNull(daily.item("wind_speed_10m_max", day))));
        }
        return new Outlook(forecast, hours(answer));
    }

    @Override
    public Message signed(List<Block> blocks) {
        return Message.of(blocks).and(CREDIT);
    }

    private static void hourly(Map<String, String> query) {
        query.put("hourly", HOURLY);
        query.put("forecast_hours", Integer.toString(Outlook.HOURS));
    }

    /** Returns the hours; none where the service, or one that stands in for it, does not know them. */
    private static List<Hour> hours(Answer answer) {
        List<Hour> hours = new ArrayList<>();
        if (answer.json().get("hourly") == null) {
            return hours;
        }
        Answer hourly = answer.object("hourly");
        for (int hour = 0; hour < Math.min(Outlook.HOURS, hourly.list("time").size()); hour++) {
            hours.add(new Hour(
                    hourly.parsed(hourly.item("time", hour), LocalDateTime::parse),
                    hourly.codeOrNull(hourly.item("weather_code", hour)),
                    hourly.numberOrNull(hourly.item("temperature_2m", hour)),
                    hourly.numberOrNull(hourly.item("precipitation", hour)),
                    hourly.numberOrNull(hourly.item("wind_gusts_10m", hour))));
        }
        return hours;
    }

    private static Map<String, String> at(Place place) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("latitude", Double.toString(place.latitude()));
        query.put("longitude", Double.toString(place.longitude()));
        query.put("timezone", "auto");
        query.put("temperature_unit", "celsius");
        query.put("wind_speed_unit", "kmh");
        query.put("precipitation_unit", "mm");
        return query;
    }

    private static Place place(Answer found) {
        return new Place(
                found.text("name"),
                found.text("admin1"),
                found.text("country"),
                found.text("country_code"),
                found.number("latitude"),
                found.number("longitude"));
    }
}
