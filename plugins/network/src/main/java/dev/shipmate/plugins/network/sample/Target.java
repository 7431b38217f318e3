package dev.shipmate.plugins.network.sample;

import dev.shipmate.plugins.network.words.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be redeployed: one device, or all devices of a location.
 *
 * @param devices at least one
 */
record Target(String name, List<Device> devices) {

    private static final int NAMED = 20;

    Target {
        devices = List.copyOf(devices);
    }

    boolean isDevice() {
        return devices.get(0).name().equals(name);
    }

    /** Returns the question that is asked before anything is touched; it names the devices. */
    String question() {
        if (isDevice()) {
            return "Redeploy " + name + "?";
        }
        String names = devices.stream().limit(NAMED).map(Device::name).collect(Collectors.joining(", "));
        String more = devices.size() > NAMED ? " and " + (devices.size() - NAMED) + " more" : "";
        return "Redeploy " + Words.devices(devices.size()) + " at " + name + ": " + names + more + "?";
    }
}
