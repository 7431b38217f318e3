package dev.shipmate.plugins.network.status;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.plugins.network.history.ChangeLog;
import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.message.Block;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The whole network on one page: how many devices have which status, what changed today, what is planned. The number of
 * requests depends on the number of statuses, not of devices.
 */
final class Overview {

    private static final int STATUSES = 40;
    private static final int CHANGES = 10;
    private static final int PLANNED = 10;

    private final Nautobot nautobot;
    private final Devices devices;
    private final Clock clock;

    /** A part of the page, which somebody may not be allowed to see while the others are. */
    @FunctionalInterface
    private interface Part {
        List<Block> blocks() throws InterruptedException;
    }

    Overview(Nautobot nautobot, Clock clock) {
        this.nautobot = nautobot;
        this.devices = new Devices(nautobot);
        this.clock = clock;
    }

    List<Block> blocks() throws InterruptedException {
        List<NautobotObject> statuses = statuses();
        List<Block> blocks = new ArrayList<>(List.of(counts(statuses)));
        blocks.addAll(unlessRefused("What changed today cannot be told", this::today));
        blocks.addAll(planned(statuses));
        blocks.addAll(unlessRefused("Which jobs are scheduled cannot be told", this::scheduled));
        return blocks;
    }

    private List<NautobotObject> statuses() throws InterruptedException {
        Query query = Query.of("content_types", "dcim.device").and("depth", 0);
        return nautobot.list("extras/statuses/", query, STATUSES).objects();
    }

    private Block counts(List<NautobotObject> statuses) throws InterruptedException {
        long total = devices.count(Query.all());
        long told = 0;
        List<List<String>> rows = new ArrayList<>();
        for (NautobotObject status : statuses) {
            long count = told < total ? devices.count(Query.of("status", status.id())) : 0;
            told += count;
            if (count > 0) {
                rows.add(List.of(status.label(), number(count)));
            }
        }
        if (told < total) {
            rows.add(List.of("another status", number(total - told)));
        }
        rows.add(List.of("all", number(total)));
        return Block.table("Devices by status", List.of("Status", "Devices"), rows);
    }

    private List<Block> today() throws InterruptedException {
        Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        ChangeLog.Page page = new ChangeLog(nautobot).ofDevices(midnight, CHANGES);
        if (page.changes().isEmpty()) {
            return List.of(Block.text("No device was changed today (UTC)."));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.table(
                "Changed today (UTC)",
                List.of("When", "Who", "Device", "What"),
                page.changes().stream()
                        .map(change -> List.of(
                                Words.minute(change.at()).substring("2026-11-23 ".length()),
                                change.who(),
                                change.object(),
                                change.summary()))
                        .toList()));
        if (page.total() > page.changes().size()) {
            blocks.add(Block.text("These are the last " + page.changes().size() + " of "
                    + Words.count(page.total(), "change") + " today. \"network history\" tells those of one device."));
        }
        return blocks;
    }

    private List<Block> planned(List<NautobotObject> statuses) throws InterruptedException {
        Optional<NautobotObject> planned = statuses.stream()
                .filter(status -> status.label().equalsIgnoreCase("planned"))
                .findFirst();
        if (planned.isEmpty()) {
            return List.of();
        }
        Query query = Query.of("status", planned.get().id());
        Found found = nautobot.rows("devices", query, "name location { name } role { name }", PLANNED, "dcim/devices/");
        if (found.isEmpty()) {
            return List.of(Block.text("No device is planned."));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.table(
                "Planned devices",
                List.of("Device", "Location", "Role"),
                found.objects().stream()
                        .map(device -> List.of(device.text("name"), device.label("location"), device.label("role")))
                        .toList()));
        if (found.isCut()) {
            blocks.add(Block.text("These are " + found.objects().size() + " of " + Words.devices(found.total())
                    + ". \"network status planned\" lists them."));
        }
        return blocks;
    }

    private List<Block> scheduled() throws InterruptedException {
        Query query = Query.of("enabled", "true").and("sort", "start_time");
        Found found = nautobot.list("extras/scheduled-jobs/", query, PLANNED);
        if (found.isEmpty()) {
            return List.of(Block.text("No job is scheduled."));
        }
        String more = found.isCut() ? " (" + found.objects().size() + " of " + found.total() + ")" : "";
        return List.of(Block.table(
                "Scheduled jobs" + more,
                List.of("Schedule", "Job", "From (UTC)", "How often"),
                found.objects().stream().map(Overview::schedule).toList()));
    }

    private static List<String> schedule(NautobotObject job) {
        String crontab = job.text("crontab");
        String interval = job.text("interval").equals("future") ? "once" : job.label("interval");
        String start = job.text("start_time");
        return List.of(
                job.text("name"),
                job.label("job_model"),
                start.length() > 16 ? start.substring(0, 16).replace('T', ' ') : start,
                crontab.isEmpty() ? interval : crontab);
    }

    private static List<Block> unlessRefused(String otherwise, Part part) throws InterruptedException {
        try {
            return part.blocks();
        } catch (CommandException e) {
            return List.of(Block.text(otherwise + ". " + e.getMessage()));
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
