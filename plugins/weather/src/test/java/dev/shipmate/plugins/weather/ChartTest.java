package dev.shipmate.plugins.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Block;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-14");

    @Test
    void isAPngWithTheSamePixels() throws Exception {
        Chart chart = Chart.ofHours(hours(24), Units.METRIC);
        Canvas canvas = chart.draw();

        BufferedImage read = image(chart);

        assertEquals(Chart.WIDTH, read.getWidth());
        assertEquals(Chart.HEIGHT, read.getHeight());
        for (int y = 0; y < Chart.HEIGHT; y++) {
            for (int x = 0; x < Chart.WIDTH; x++) {
                assertEquals(canvas.pixel(x, y), read.getRGB(x, y) & 0xFFFFFF);
            }
        }
    }

    @Test
    void hasALineForTheTemperatureAndABarForEachWetHour() throws Exception {
        Canvas dry = Chart.ofHours(hours(24).stream().map(ChartTest::dried).toList(), Units.METRIC)
                .draw();
        Canvas wet = Chart.ofHours(hours(24), Units.METRIC).draw();

        assertTrue(count(dry, Chart.WARM) > 1000, "the line is there");
        assertEquals(0, count(dry, Chart.RAIN));
        assertTrue(count(wet, Chart.RAIN) > 500, "the bars are there");
        assertEquals(0, count(wet, Chart.COOL));
        keep("hours.png", Chart.ofHours(hours(24), Units.METRIC));
    }

    @Test
    void aWarmerHourStandsHigher() {
        List<Hour> two = List.of(
                new Hour(TODAY.atTime(1, 0), 0, 0.0, 0.0, 0.0), new Hour(TODAY.atTime(2, 0), 0, 10.0, 0.0, 0.0));
        Canvas canvas = Chart.ofHours(two, Units.METRIC).draw();

        assertTrue(first(canvas, 192) > first(canvas, 448), "the second is warmer");
    }

    @Test
    void daysHaveTwoLines() throws Exception {
        for (int count : List.of(2, 3, 7, 16)) {
            Chart chart = Chart.ofDays(days(count), count == 7 ? Units.IMPERIAL : Units.METRIC);
            Canvas canvas = chart.draw();
            keep("days-" + count + ".png", chart);

            assertTrue(count(canvas, Chart.WARM) > 500);
            assertTrue(count(canvas, Chart.COOL) > 500);
            assertTrue(count(canvas, Chart.RAIN) > 500);
        }
    }

    @Test
    void isDescribedForThoseWhoCannotSeeIt() {
        assertEquals(
                "Chart by the hour, the next 24 hours: -1 to 5 °C, precipitation up to 1.2 mm.",
                image(Chart.ofHours(hours(24), Units.METRIC).block().orElseThrow())
                        .description());
        assertEquals(
                "Chart by the day, 3 days: 30 to 44 °F, precipitation up to 0.24 in.",
                image(Chart.ofDays(days(3), Units.IMPERIAL).block().orElseThrow())
                        .description());
    }

    @Test
    void thereIsNoneOfTooLittle() {
        assertEquals(Optional.empty(), Chart.ofHours(List.of(), Units.METRIC).block());
        assertEquals(Optional.empty(), Chart.ofHours(hours(1), Units.METRIC).block());
        assertEquals(Optional.empty(), Chart.ofDays(List.of(), Units.METRIC).block());
        assertEquals(
                Optional.empty(),
                Chart.ofDays(List.of(unknown(0), unknown(1)), Units.METRIC).block());
    }

    @Test
    void strangeNumbersAreDrawnInTime() throws Exception {
        for (double strange : new double[] {0, -0.0, 1e-9, 999_999, -999_999}) {
            List<Day> odd = new ArrayList<>(days(3));
            odd.add(new Day(TODAY.plusDays(3), 0, strange, strange, Math.abs(strange), 0.0, 0.0));
            odd.add(unknown(4));
            image(Chart.ofDays(odd, Units.METRIC));
            odd.replaceAll(day -> new Day(day.date(), 0, strange, strange, strange, null, null));
            image(Chart.ofDays(odd, Units.IMPERIAL));
        }
    }

    private static void keep(String name, Chart chart) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        Files.write(folder.resolve(name), chart.draw().png());
    }

    private static BufferedImage image(Chart chart) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(chart.draw().png()));
    }

    private static Block.Image image(Block block) {
        return (Block.Image) block;
    }

    private static int count(Canvas canvas, int colour) {
        int count = 0;
        for (int y = 0; y < Chart.HEIGHT; y++) {
            for (int x = 0; x < Chart.WIDTH; x++) {
                count += canvas.pixel(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private static int first(Canvas canvas, int x) {
        return IntStream.range(0, Chart.HEIGHT)
                .filter(y -> canvas.pixel(x, y) == Chart.WARM)
                .findFirst()
                .orElseThrow();
    }

    private static List<Hour> hours(int count) {
        LocalDateTime first = TODAY.atTime(11, 0);
        return IntStream.range(0, count)
                .mapToObj(hour -> new Hour(
                        first.plusHours(hour),
                        61,
                        2 + 3.2 * Math.cos((hour - 4) * Math.PI / 12),
                        hour < 9 && hour > 1 ? 1.2 - 0.1 * hour : 0,
                        20.0))
                .map(hour ->
                        hour.time().getHour() == 13 ? new Hour(hour.time(), 61, hour.temperature(), 1.2, 20.0) : hour)
                .toList();
    }

    private static Hour dried(Hour hour) {
        return new Hour(hour.time(), hour.code(), hour.temperature(), 0.0, hour.gusts());
    }

    private static List<Day> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> new Day(
                        TODAY.plusDays(day),
                        61,
                        -1.0 + day % 4,
                        5.4 + day % 5 - 2 * (day % 3 / 2),
                        6.0 / (1 + day),
                        50.0,
                        10.0))
                .toList();
    }

    private static Day unknown(int day) {
        return new Day(TODAY.plusDays(day), null, null, null, null, null, null);
    }
}
