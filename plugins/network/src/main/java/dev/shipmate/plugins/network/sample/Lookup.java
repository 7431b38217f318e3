package dev.shipmate.plugins.network.sample;

import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what users name, offers what they may name, and remembers which device each of them named last. */
final class Lookup {

    private static final String LAST = "device";

    private final Inventory inventory;

    Lookup(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Reads the name of a device. */
    Device device(String typed) {
        List<Device> devices = inventory.devices();
        return named(typed, devices, Device::name).stream()
                .findFirst()
                .orElseThrow(() -> unknown("device", typed, all(devices, Device::name)));
    }

    /** Reads the name of a device or of a location. */
    Target target(String typed) {
        List<Device> devices = inventory.devices();
        List<Device> found = named(typed, devices, Device::name);
        if (!found.isEmpty()) {
            return new Target(found.get(0).name(), found.subList(0, 1));
        }
        found = named(typed, devices, Device::location);
        if (found.isEmpty()) {
            List<String> names = new ArrayList<>(all(devices, Device::location));
            names.addAll(all(devices, Device::name));
            throw unknown("device or location", typed, names);
        }
        return new Target(found.get(0).location(), found);
    }

    /** Returns the devices that match by name, else by location, else by role, else by status. */
    List<Device> anything(String typed) {
        List<Device> devices = inventory.devices();
        List<Function<Device, String>> ways = List.of(Device::name, Device::location, Device::role, Device::status);
        for (Function<Device, String> way : ways) {
            List<Device> found = named(typed, devices, way);
            if (!found.isEmpty()) {
                return found;
            }
        }
        List<String> names =
                ways.stream().flatMap(way -> all(devices, way).stream()).toList();
        throw unknown("device, location, role or status", typed, names);
    }

    /** Offers the devices, the one that this user named last before the others. */
    List<Choice> deviceChoices(Arguments soFar) {
        List<Device> devices = inventory.devices();
        Optional<Device> last = last(soFar.session(), devices);
        Stream<Device> others = devices.stream().filter(device -> !last.equals(Optional.of(device)));
        return Stream.concat(last.stream(), others)
                .map(device -> new Choice(device.name() + " (" + device.status() + ")", device.name()))
                .toList();
    }

    /** Offers the locations and then the devices. */
    List<Choice> targetChoices(Arguments soFar) {
        List<Device> devices = inventory.devices();
        List<Choice> choices = new ArrayList<>();
        for (String location : all(devices, Device::location)) {
            int count = named(location, devices, Device::location).size();
            choices.add(new Choice(location + " (" + Words.devices(count) + ")", location));
        }
        choices.addAll(deviceChoices(soFar));
        return choices;
    }

    /** Returns the name of the device that this user named last, if it still exists. */
    Optional<String> suggestion(Arguments soFar) {
        return last(soFar.session(), inventory.devices()).map(Device::name);
    }

    void remember(Session session, Device device) {
        session.put(LAST, device.name());
    }

    private static Optional<Device> last(Session session, List<Device> devices) {
        return session.get(LAST)
                .flatMap(name -> named(name, devices, Device::name).stream().findFirst());
    }

    private static List<Device> named(String typed, List<Device> devices, Function<Device, String> way) {
        String wanted = typed.strip();
        return devices.stream()
                .filter(device -> way.apply(device).equalsIgnoreCase(wanted))
                .toList();
    }

    private static List<String> all(List<Device> devices, Function<Device, String> way) {
        return devices.stream().map(way).distinct().toList();
    }

    private CommandException unknown(String kind, String typed, Collection<String> names) {
        return new CommandException("There is no " + kind + " \"" + Words.shortened(typed) + "\" in the "
                + inventory.label().toLowerCase(Locale.ROOT) + ". "
                + Words.didYouMean(typed, names, "\"network status\" shows what there is."));
    }
}
