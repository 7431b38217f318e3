package dev.shipmate.plugins.network.sample;

import dev.shipmate.plugins.network.words.Since;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small network that does not exist, for trying out the commands. Its history is told from when it was made, and
 * redeploying touches nothing.
 */
final class SampleInventory implements Inventory {

    private static final Duration TIME_PER_DEVICE = Duration.ofMillis(300);

    private final Pause pause;
    private final List<Device> devices;
    private final List<Change> changes;

    SampleInventory(Clock clock, Pause pause) {
        this.pause = pause;
        devices = lines("devices.csv").map(SampleInventory::device).toList();
        Instant now = clock.instant();
        changes = lines("changes.csv")
                .map(cells -> change(cells, now))
                .sorted(Comparator.comparing(Change::at).reversed())
                .toList();
    }

    @Override
    public String label() {
        return "Sample data";
    }

    @Override
    public List<Device> devices() {
        return devices;
    }

    @Override
    public List<Change> changes(Device device, Instant since) {
        return changes.stream()
                .filter(change ->
                        change.device().equals(device.name()) && !change.at().isBefore(since))
                .toList();
    }

    @Override
    public Deployment redeploy(Device device) throws InterruptedException {
        pause.take(TIME_PER_DEVICE);
        return switch (device.status()) {
            case "Failed" -> new Deployment(device, true, "would fail: the device does not answer");
            case "Planned" -> new Deployment(device, false, "skipped: it is only planned");
            default -> new Deployment(device, false, "simulated: nothing real was touched");
        };
    }

    private static Device device(List<String> cells) {
        return new Device(
                cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6));
    }

    private static Change change(List<String> cells, Instant now) {
        Instant at = Since.parse(cells.get(1)).start(now);
        return new Change(cells.get(0), at, cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }

    private static Stream<List<String>> lines(String name) {
        try (@Nullable InputStream file = SampleInventory.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the jar: build it again");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).map(line -> List.of(line.split(",", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
