package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.NautobotObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A rack and what is mounted in it.
 *
 * @param height in units
 * @param isTopDown whether unit 1 is the highest
 * @param mounted what has a position, the lowest number first
 */
record Rack(String name, String location, int height, boolean isTopDown, List<Mounted> mounted) {

    /** The tallest rack that is drawn; Nautobot allows at most 500 units. */
    static final int TALLEST = 500;

    /**
     * A device in a rack.
     *
     * @param unit the lowest number of those that it takes
     * @param units how many, at least 1
     * @param isRear whether it is mounted at the back
     */
    record Mounted(String name, String status, int unit, int units, boolean isRear) {

        boolean takes(int number) {
            return number >= unit && number < unit + units;
        }
    }

    static Rack of(NautobotObject rack, List<NautobotObject> devices) {
        List<Mounted> mounted = new ArrayList<>();
        for (NautobotObject device : devices) {
            int unit = (int) device.number("position").orElse(0);
            double height = device.object("device_type")
                    .map(type -> type.number("u_height").orElse(1))
                    .orElse(1.0);
            if (unit > 0) {
                mounted.add(new Mounted(
                        device.text("name").isEmpty() ? "unnamed device" : device.text("name"),
                        device.label("status"),
                        unit,
                        (int) Math.max(1, Math.ceil(height)),
                        device.text("face").equalsIgnoreCase("rear")));
            }
        }
        mounted.sort(Comparator.comparingInt(Mounted::unit));
        return new Rack(
                rack.text("name"),
                rack.label("location"),
                (int) Math.min(TALLEST, rack.number("u_height").orElse(0)),
                rack.is("desc_units"),
                mounted);
    }

    /** Returns the numbers of the units from the top down. */
    List<Integer> units() {
        return IntStream.rangeClosed(1, height)
                .mapToObj(number -> isTopDown ? number : height + 1 - number)
                .toList();
    }

    /** Returns a line for each unit, the highest first. */
    String lines() {
        return units().stream()
                .map(number -> "%2d | %s".formatted(number, names(number)).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private String names(int number) {
        return mounted.stream()
                .filter(device -> device.takes(number))
                .map(device -> device.name() + (device.isRear() ? " (rear)" : ""))
                .collect(Collectors.joining(", "));
    }
}
