package dev.shipmate.plugins.network.sample;

import dev.shipmate.spi.message.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows devices: one by its facts, several in a table, all of them counted by location and status. */
final class StatusReport {

    /** The order of the columns; a status that is not among them comes behind. */
    private static final List<String> STATUSES = List.of("Active", "Maintenance", "Planned", "Failed");

    private StatusReport() {}

    static List<Block> overview(List<Device> devices) {
        List<String> statuses = Stream.concat(
                        STATUSES.stream(), devices.stream().map(Device::status).sorted())
                .distinct()
                .toList();
        List<List<String>> rows = new ArrayList<>();
        devices.stream()
                .collect(Collectors.groupingBy(Device::location, LinkedHashMap::new, Collectors.toList()))
                .forEach((location, there) -> rows.add(counts(location, there, statuses)));
        rows.add(counts("all", devices, statuses));

        List<String> header = new ArrayList<>(List.of("Location", "Devices"));
        header.addAll(statuses);
        List<Block> blocks = new ArrayList<>(List.of(Block.table(header, rows)));
        List<Device> others =
                devices.stream().filter(device -> !device.isActive()).toList();
        if (!others.isEmpty()) {
            blocks.add(table("Not active", others));
        }
        return blocks;
    }

    static Block facts(Device device) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Name", device.name());
        facts.put("Location", device.location());
        facts.put("Role", device.role());
        facts.put("Status", device.status());
        facts.put("Model", device.model());
        facts.put("Address", device.address());
        facts.put("Software", device.software());
        return Block.fields(facts);
    }

    static Block table(String title, List<Device> devices) {
        return Block.table(
                title,
                List.of("Device", "Location", "Role", "Status", "Address", "Software"),
                devices.stream()
                        .map(device -> List.of(
                                device.name(),
                                device.location(),
                                device.role(),
                                device.status(),
                                device.address(),
                                device.software()))
                        .toList());
    }

    private static List<String> counts(String label, List<Device> devices, List<String> statuses) {
        List<String> row = new ArrayList<>(List.of(label, Integer.toString(devices.size())));
        for (String status : statuses) {
            long count = devices.stream()
                    .filter(device -> device.status().equals(status))
                    .count();
            row.add(Long.toString(count));
        }
        return row;
    }
}
