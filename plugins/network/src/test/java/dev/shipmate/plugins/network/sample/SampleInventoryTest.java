package dev.shipmate.plugins.network.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleInventoryTest {

    private static final Instant NOW = Instant.parse("2026-03-14T10:30:00Z");

    private final SampleInventory inventory = new SampleInventory(Clock.fixed(NOW, ZoneOffset.UTC), time -> {});
    private final List<Device> devices = inventory.devices();

    @Test
    void isASmallNetworkWithAllThatThereIsToSee() {
        assertEquals(24, devices.size());
        assertEquals(24, new HashSet<>(devices.stream().map(Device::name).toList()).size());
        assertEquals(24, new HashSet<>(devices.stream().map(Device::address).toList()).size());
        assertEquals(
                Set.of("edge", "core", "leaf", "spine"),
                devices.stream().map(Device::role).collect(Collectors.toSet()));
        assertEquals(
                Set.of("Active", "Planned", "Maintenance", "Failed"),
                devices.stream().map(Device::status).collect(Collectors.toSet()));
    }

    @Test
    void namesAndAddressesAreMadeUpAsTheyShouldBe() {
        for (Device device : devices) {
            assertTrue(device.name().startsWith(device.location() + "-" + device.role() + "-0"), device.name());
            // the blocks that are set aside for documentation
            assertTrue(
                    device.address().startsWith("192.0.2.")
                            || device.address().startsWith("198.51.100.")
                            || device.address().startsWith("203.0.113."),
                    device.address());
        }
    }

    @Test
    void everyChangeLeadsToWhatIsThereNow() {
        int count = 0;
        for (Device device : devices) {
            List<Change> changes = inventory.changes(device, Instant.MIN);
            count += changes.size();
            assertEquals(device.status(), after(changes, "status", device.status()), device.name());
            assertEquals(device.software(), after(changes, "software", device.software()), device.name());
            for (Change change : changes) {
                assertTrue(change.at().isBefore(NOW));
                assertFalse(change.before().equals(change.after()));
            }
        }
        // none is about a device that is not there
        assertEquals(36, count);
    }

    private static String after(List<Change> changes, String what, String otherwise) {
        return changes.stream()
                .filter(change -> change.what().equals(what))
                .findFirst()
                .map(Change::after)
                .orElse(otherwise);
    }
}
