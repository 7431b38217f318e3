package dev.shipmate.core.pages;

import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.log.LogStatistics;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.core.run.RunningCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The first page: is all well, how much is done, what goes wrong. */
public final class Dashboard {

    private static final int HOURS = 24;
    private static final int SOME = 5;

    private final Supplier<Catalog> catalog;
    private final Supplier<Map<String, String>> troubles;
    private final LogStatistics statistics;
    private final CommandLog log;
    private final RunningCommands running;
    private final LongSupplier waiting;
    private final Clock clock;

    Dashboard(
            Supplier<Catalog> catalog,
            Supplier<Map<String, String>> troubles,
            LogStatistics statistics,
            CommandLog log,
            RunningCommands running,
            LongSupplier waiting,
            Clock clock) {
        this.catalog = catalog;
        this.troubles = troubles;
        this.statistics = statistics;
        this.log = log;
        this.running = running;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * A bar of the chart, in a picture that is 100 high.
     *
     * @param label what the bar says to those who cannot see it
     */
    public record Bar(int x, int well, int blocked, int badly, String label) {}

    void addTo(Doors doors) {
        doors.page("/", this::show);
    }

    private void show(Visit visit) {
        List<LogStatistics.Hour> hours = statistics.hours(HOURS);
        Instant since = clock.instant().minus(Duration.ofDays(7));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("platforms", platforms());
        model.put(
                "refused",
                catalog.get().reports().stream()
                        .filter(report -> report.state() == PluginReport.State.REFUSED)
                        .toList());
        model.put("bars", bars(hours));
        model.put(
                "busiest",
                hours.stream().mapToLong(LogStatistics.Hour::total).max().orElse(0));
        model.put(
                "ran",
                hours.stream().mapToLong(hour -> hour.well() + hour.badly()).sum());
        model.put(
                "blocked", hours.stream().mapToLong(LogStatistics.Hour::blocked).sum());
        model.put("badly", hours.stream().mapToLong(LogStatistics.Hour::badly).sum());
        model.put("runningNow", running.active().size());
        model.put("waiting", waiting.getAsLong());
        model.put("slowest", statistics.slowest(since, SOME));
        model.put("failures", newest("failed", "errored", "interrupted"));
        model.put("refusals", newest("blocked"));
        visit.show("home", "home", model);
    }

    private Map<String, String> platforms() {
        Map<String, String> now = troubles.get();
        Map<String, String> all = new LinkedHashMap<>();
        catalog.get()
                .platforms()
                .forEach(installed -> all.put(
                        installed.platform().name(),
                        now.getOrDefault(installed.platform().name(), "")));
        return all;
    }

    private List<LogEntry> newest(String... statuses) {
        Page<LogEntry> found = log.list(Search.first(SOME).where("status", statuses));
        return found.rows();
    }

    private static List<Bar> bars(List<LogStatistics.Hour> hours) {
        long most = Math.max(
                1, hours.stream().mapToLong(LogStatistics.Hour::total).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            LogStatistics.Hour hour = hours.get(i);
            bars.add(new Bar(
                    i * 10,
                    height(hour.well(), most),
                    height(hour.blocked(), most),
                    height(hour.badly(), most),
                    hour.start() + ": " + hour.well() + " done, " + hour.blocked() + " blocked, " + hour.badly()
                            + " failed"));
        }
        return bars;
    }

    /** A little is never nothing. */
    private static int height(long count, long most) {
        return count == 0 ? 0 : (int) Math.max(2, Math.round(count * 96.0 / most));
    }
}
