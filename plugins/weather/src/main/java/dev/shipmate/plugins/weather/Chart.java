package dev.shipmate.plugins.weather;

import dev.shipmate.spi.message.Block;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Temperature as a line and precipitation as bars. It has a background of its own, so that it reads the same in a light and
 * in a dark chat client.
 */
final class Chart {

    static final int WIDTH = 640;
    static final int HEIGHT = 260;
    static final int BACKGROUND = 0xF6F7F9;
    static final int WARM = 0xC2410C;
    static final int COOL = 0x0F766E;
    static final int RAIN = 0x8FBCE6;

    private static final int GRID = 0xD5D9DF;
    private static final int EDGE = 0x9AA1AB;
    private static final int INK = 0x39404A;
    private static final int RAIN_INK = 0x1D5FA8;
    private static final int LEFT = 64;
    private static final int RIGHT = 576;
    private static final int TOP = 36;
    private static final int BOTTOM = 222;
    private static final int MOST_LINES = 5;
    private static final int ROOM_FOR_DAYS = 5;
    private static final double[] STEPS = {1, 2, 5};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);

    private final List<Point> points;
    private final Units units;
    private final String span;

    /** One place on the axis of time, in the units that are shown; the low is null for a moment. */
    private record Point(
            String label,
            @Nullable Double high,
            @Nullable Double low,
            @Nullable Double rain) {}

    private Chart(List<Point> points, Units units, String span) {
        this.points = points;
        this.units = units;
        this.span = span;
    }

    static Chart ofHours(List<Hour> hours, Units units) {
        List<Point> points = new ArrayList<>();
        for (Hour hour : hours) {
            String label = points.size() % 4 == 0 ? CLOCK.format(hour.time()) : "";
            points.add(new Point(
                    label,
                    shown(hour.temperature(), units::temperature),
                    null,
                    shown(hour.precipitation(), units::rain)));
        }
        return new Chart(points, units, "hour, the next " + hours.size() + " hours");
    }

    static Chart ofDays(List<Day> days, Units units) {
        DateTimeFormatter words = days.size() <= ROOM_FOR_DAYS ? DAY : DATE;
        List<Point> points = days.stream()
                .map(day -> new Point(
                        words.format(day.date()),
                        shown(day.high(), units::temperature),
                        shown(day.low(), units::temperature),
                        shown(day.precipitation(), units::rain)))
                .toList();
        return new Chart(points, units, "day, " + days.size() + " days");
    }

    /** Returns the picture, or nothing where there is too little for a line. */
    Optional<Block> block() {
        if (points.stream().map(Point::high).filter(Objects::nonNull).count() < 2) {
            return Optional.empty();
        }
        return Optional.of(Block.image(Block.attachment("weather.png", "image/png", draw().png()), description()));
    }

    Canvas draw() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT, EDGE);
        canvas.fill(1, 1, WIDTH - 2, HEIGHT - 2, BACKGROUND);
        DoubleSummaryStatistics temperatures = temperatures();
        double step = step(Math.max(4, temperatures.getMax() - temperatures.getMin()));
        double least = Math.floor(temperatures.getMin() / step) * step;
        double most = Math.max(least + step, Math.ceil(temperatures.getMax() / step) * step);
        double wettest = wettest();
        bars(canvas, wettest);
        for (double line = least; line <= most + step / 2; line += step) {
            int y = (int) Math.round(height(line, least, most));
            canvas.fill(LEFT, y, RIGHT - LEFT, 1, GRID);
            String label = Long.toString(Math.round(line));
            canvas.write(label, LEFT - 8 - Glyphs.width(label), y - Glyphs.ROWS, WARM);
        }
        canvas.write(units.degrees, LEFT - 8 - Glyphs.width(units.degrees), 10, WARM);
        for (double share : new double[] {0, 0.5, 1}) {
            String label = number(wettest * share);
            canvas.write(label, RIGHT + 8, (int) Math.round(height(share, 0, 1)) - Glyphs.ROWS, RAIN_INK);
        }
        canvas.write(units.depth, RIGHT + 8, 10, RAIN_INK);
        curve(canvas, Point::low, COOL, least, most);
        curve(canvas, Point::high, WARM, least, most);
        for (int i = 0; i < points.size(); i++) {
            String label = points.get(i).label();
            int left = (int) Math.round(middle(i)) - Glyphs.width(label) / 2;
            canvas.write(label, Math.max(4, Math.min(WIDTH - 4 - Glyphs.width(label), left)), BOTTOM + 14, INK);
        }
        return canvas;
    }

    private void bars(Canvas canvas, double wettest) {
        int wide = Math.max(2, (int) Math.min(40, (RIGHT - LEFT) * 0.6 / points.size()));
        for (int i = 0; i < points.size(); i++) {
            Double rain = points.get(i).rain();
            if (rain != null && rain > 0) {
                int top = (int) Math.round(height(rain, 0, wettest));
                canvas.fill((int) Math.round(middle(i)) - wide / 2, top, wide, BOTTOM - top, RAIN);
            }
        }
    }

    private void curve(Canvas canvas, Function<Point, @Nullable Double> value, int colour, double least, double most) {
        for (int i = 0; i < points.size(); i++) {
            Double here = value.apply(points.get(i));
            if (here == null) {
                continue;
            }
            double y = height(here, least, most);
            canvas.line(middle(i), y, middle(i), y, 6, colour);
            Double next = i + 1 < points.size() ? value.apply(points.get(i + 1)) : null;
            if (next != null) {
                canvas.line(middle(i), y, middle(i + 1), height(next, least, most), 3, colour);
            }
        }
    }

    private double middle(int point) {
        return LEFT + (RIGHT - LEFT) * (point + 0.5) / points.size();
    }

    private static double height(double value, double least, double most) {
        return BOTTOM - (BOTTOM - TOP) * (value - least) / (most - least);
    }

    private DoubleSummaryStatistics temperatures() {
        return points.stream()
                .flatMap(point -> Stream.of(Optional.ofNullable(point.high()), Optional.ofNullable(point.low())))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
    }

    /** Returns the top of the axis of rain: a round number that no bar reaches beyond. */
    private double wettest() {
        double most = points.stream()
                .map(Point::rain)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double least = units == Units.METRIC ? 2 : 0.2;
        return most <= least ? least : round(most);
    }

    /** Returns the distance of the lines, so that there are few enough of them. */
    private static double step(double range) {
        return round(range / (MOST_LINES - 1));
    }

    private static double round(double least) {
        for (double scale = Math.pow(10, Math.floor(Math.log10(least))); ; scale *= 10) {
            for (double step : STEPS) {
                if (step * scale >= least * 0.999999) {
                    return step * scale;
                }
            }
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }

    private static @Nullable Double shown(@Nullable Double value, Function<Double, Double> unit) {
        return value == null ? null : unit.apply(value);
    }

    private String description() {
        DoubleSummaryStatistics temperatures = temperatures();
        double most = points.stream()
                .map(Point::rain)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return "Chart by the " + span + ": " + Math.round(temperatures.getMin()) + " to "
                + Math.round(temperatures.getMax()) + " " + units.degrees + ", precipitation up to "
                + String.format(Locale.ROOT, "%." + units.depthDigits + "f ", most) + units.depth + ".";
    }
}
