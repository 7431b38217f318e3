package dev.shipmate.plugins.network.status;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists devices: some in a table, more in a file, and says of how many. */
final class Devices {

    private static final String PATH = "dcim/devices/";
    private static final int SHOWN = 50;
    private static final int IN_FILE = 2_000;
    private static final List<String> HEADER =
            List.of("Device", "Location", "Role", "Status", "Model", "Address", "Software");
    private static final String FIELDS = "name location { name } role { name } status { name } device_type { model }"
            + " primary_ip4 { address } primary_ip6 { address } software_version { version }";

    private final Nautobot nautobot;

    Devices(Nautobot nautobot) {
        this.nautobot = nautobot;
    }

    /** Returns how many devices fit. */
    long count(Query query) throws InterruptedException {
        return nautobot.list(PATH, query.and("depth", 0), 0).total();
    }

    /** Returns a table of the devices that fit, what there is to say where it does not hold all of them, and a link. */
    List<Block> list(String title, String filter, String id) throws InterruptedException {
        Found found = nautobot.rows("devices", Query.of(filter, id), FIELDS, IN_FILE, PATH);
        if (found.isEmpty()) {
            return List.of(Block.text(title + ": no devices, or none that you may see."));
        }
        List<List<String>> rows = found.objects().stream().map(Devices::row).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.table(
                title + ": " + Words.devices(found.total()), HEADER, rows.subList(0, Math.min(SHOWN, rows.size()))));
        if (rows.size() > SHOWN) {
            blocks.add(Block.text("The table shows the first " + SHOWN + ", the file " + inFile(found)));
            blocks.add(Block.attachment("devices.csv", "text/csv", csv(rows)));
        }
        blocks.add(Block.text(Span.link("These devices in Nautobot", nautobot.page(PATH + "?" + filter + "=" + id))));
        return blocks;
    }

    private static String inFile(Found found) {
        return found.isCut()
                ? String.format(
                                Locale.ROOT,
                                "the first %,d of ",
                                found.objects().size()) + Words.devices(found.total())
                        + ": narrow it down to see others."
                : "all of them.";
    }

    private static List<String> row(NautobotObject device) {
        String four = device.label("primary_ip4");
        return List.of(
                device.text("name").isEmpty() ? "(no name)" : device.text("name"),
                device.label("location"),
                device.label("role"),
                device.label("status"),
                device.label("device_type"),
                four.isEmpty() ? device.label("primary_ip6") : four,
                device.object("software_version")
                        .map(version -> version.text("version"))
                        .orElse(""));
    }

    private static byte[] csv(List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(rows);
        return lines.stream()
                .map(line -> line.stream().map(Devices::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
