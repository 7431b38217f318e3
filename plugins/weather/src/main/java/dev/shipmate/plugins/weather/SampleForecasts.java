package dev.shipmate.plugins.weather;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Made-up weather for a few cities, for trying out the commands where there is no internet. The same day at the same
 * place always has the same weather.
 */
final class SampleForecasts implements Forecasts {

    private static final int[] CODES = {2, 3, 61, 1, 0, 80, 3, 95};
    private static final double[] RAIN = {0, 0.2, 3.4, 0, 0, 1.8, 0.1, 7.5};
    private static final double[] SWING = {0, -1.5, -3, 1, 2.5, -0.5, 0.5, -2};

    private final Clock clock;
    private final List<Sample> samples;

    private record Sample(Place place, ZoneId zone, double temperature) {}

    SampleForecasts(Clock clock) {
        this.clock = clock;
        this.samples = read();
    }

    @Override
    public List<String> offered() {
        return samples.stream().map(sample -> sample.place().name()).toList();
    }

    @Override
    public List<Place> search(String name) {
        return samples.stream()
                .map(Sample::place)
                .filter(place -> place.name().regionMatches(true, 0, name, 0, name.length()))
                .toList();
    }

    @Override
    public Current now(Place place) {
        Sample sample = sample(place);
        LocalDateTime time = LocalDateTime.now(clock.withZone(sample.zone()));
        Day today = day(sample, time.toLocalDate());
        int kind = kind(sample, time.toLocalDate());
        double temperature = sample.temperature() + SWING[kind];
        Conditions conditions = new Conditions(
                time,
                sample.zone().getId(),
                today.code(),
                temperature,
                temperature - 1.5,
                60.0 + 3 * kind,
                RAIN[kind] / 8,
                8.0 + kind,
                15.0 + 2 * kind,
                45.0 * kind);
        return new Current(conditions, hours(sample));
    }

    @Override
    public Outlook outlook(Place place, int days) {
        Sample sample = sample(place);
        LocalDate today = LocalDate.now(clock.withZone(sample.zone()));
        return new Outlook(
                IntStream.range(0, days)
                        .mapToObj(day -> day(sample, today.plusDays(day)))
                        .toList(),
                hours(sample));
    }

    @Override
    public Message signed(List<Block> blocks) {
        List<Block> all = new ArrayList<>();
        all.add(Block.text(Span.bold("Sample data"), Span.plain(": this weather is made up.")));
        all.addAll(blocks);
        return Message.of(all);
    }

    private Sample sample(Place place) {
        return samples.stream()
                .filter(sample -> sample.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample place: " + place.name()));
    }

    private Day day(Sample sample, LocalDate date) {
        int kind = kind(sample, date);
        double middle = sample.temperature() + SWING[kind];
        double chance = RAIN[kind] == 0 ? 5 : Math.min(95, 35 + 10 * RAIN[kind]);
        return new Day(date, CODES[kind], middle - 4, middle + 3, RAIN[kind], chance, 12.0 + 3 * kind);
    }

    private List<Hour> hours(Sample sample) {
        LocalDateTime first = LocalDateTime.now(clock.withZone(sample.zone())).truncatedTo(ChronoUnit.HOURS);
        return IntStream.range(0, Outlook.HOURS)
                .mapToObj(hour -> hour(sample, first.plusHours(hour)))
                .toList();
    }

    /** The warmest hour is 15:00; it rains in the afternoon. */
    private Hour hour(Sample sample, LocalDateTime time) {
        Day day = day(sample, time.toLocalDate());
        int kind = kind(sample, time.toLocalDate());
        double warmth = Math.cos((time.getHour() - 15) * Math.PI / 12);
        boolean isWet = time.getHour() >= 12 && time.getHour() < 18;
        return new Hour(
                time,
                RAIN[kind] > 1 && !isWet ? Integer.valueOf(3) : day.code(),
                sample.temperature() + SWING[kind] - 0.5 + 3.5 * warmth,
                isWet ? RAIN[kind] / 6 : 0,
                15.0 + 2 * kind + 5 * warmth);
    }

    private int kind(Sample sample, LocalDate date) {
        return Math.floorMod(date.toEpochDay() + 3L * samples.indexOf(sample), CODES.length);
    }

    private static List<Sample> read() {
        try (@Nullable InputStream file = SampleForecasts.class.getResourceAsStream("sample-places.csv")) {
            if (file == null) {
                throw new IllegalStateException("sample-places.csv is missing from the jar: build it again");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> sample(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("sample-places.csv cannot be read", e);
        }
    }

    private static Sample sample(String[] cells) {
        Place place = new Place(
                cells[0], cells[1], cells[2], cells[3], Double.parseDouble(cells[4]), Double.parseDouble(cells[5]));
        return new Sample(place, ZoneId.of(cells[6]), Double.parseDouble(cells[7]));
    }
}
