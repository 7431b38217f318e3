package dev.shipmate.core.pages;

import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.StuckThread;
import dev.shipmate.core.plugin.ThreadReport;
import dev.shipmate.core.run.ActiveRun;
import dev.shipmate.core.run.RunningCommands;
import dev.shipmate.spi.message.Party;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What runs now, with the means to stop it. */
public final class RunPages {

    private static final String SECTION = "running";

    private final RunningCommands running;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    RunPages(RunningCommands running, Supplier<Catalog> catalog, Clock clock) {
        this.running = running;
        this.catalog = catalog;
        this.clock = clock;
    }

    void addTo(Doors doors) {
        doors.page("/running", this::list);
        doors.deed("/running/{number}/cancel", this::cancel);
    }

    /** One running command. */
    public record Line(long number, String command, String user, String place, String since, String node) {}

    private void list(Visit visit) {
        List<Line> lines = running.active().stream().map(this::line).toList();
        List<String> stuck = ThreadReport.of(catalog.get()).stream()
                .flatMap(report -> report.stuck().stream())
                .map(StuckThread::line)
                .toList();
        visit.show("running", SECTION, Map.of("lines", lines, "stuck", stuck));
    }

    private Line line(ActiveRun run) {
        Party user = run.origin().user();
        Party channel = run.origin().channel();
        return new Line(
                run.number(),
                run.path(),
                user == null ? "" : user.label(),
                run.origin().platform() + (channel == null ? "" : ", " + channel.label()),
                Durations.shown(Duration.between(run.since(), clock.instant())),
                run.node());
    }

    private void cancel(Visit visit) {
        String number = visit.context().pathParam("number");
        boolean isCancelled = number.matches("[0-9]{1,18}")
                && running.cancel(Long.parseLong(number), visit.account().name());
        visit.leadTo("/running/", isCancelled ? Done.CANCELLED : Done.GONE);
    }
}
