package dev.shipmate.core.pages;

import dev.shipmate.core.database.Search;
import dev.shipmate.core.schedule.Altered;
import dev.shipmate.core.schedule.Schedule;
import dev.shipmate.core.schedule.ScheduleState;
import dev.shipmate.core.schedule.ScheduleTexts;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.spi.message.Party;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;

/** The commands that run later, with the means to let them rest and to remove them. */
public final class SchedulePages {

    private static final String SECTION = "schedules";
    private static final String PATH = "/schedules/";
    private static final int MOST = 500;

    private final Schedules schedules;

    SchedulePages(Schedules schedules) {
        this.schedules = schedules;
    }

    void addTo(Doors doors) {
        doors.page("/schedules", this::list);
        doors.deed("/schedules/{number}", this::alter);
    }

    /** One schedule. */
    public record Line(
            long number,
            String command,
            String when,
            String user,
            String place,
            String next,
            String last,
            String state,
            boolean isActive,
            boolean isPaused) {}

    private void list(Visit visit) {
        List<Line> lines = schedules.list(Search.first(MOST)).rows().stream()
                .map(SchedulePages::line)
                .toList();
        visit.show("schedules", SECTION, Map.of("lines", lines));
    }

    private static Line line(Schedule schedule) {
        Party channel = schedule.origin().channel();
        return new Line(
                schedule.number(),
                schedule.line(),
                schedule.when().text(),
                schedule.user().label(),
                schedule.origin().platform() + (channel == null ? "" : ", " + channel.label()),
                ScheduleTexts.next(schedule),
                ScheduleTexts.last(schedule),
                ScheduleTexts.state(schedule),
                schedule.state() == ScheduleState.ACTIVE,
                schedule.state() == ScheduleState.PAUSED);
    }

    private void alter(Visit visit) {
        String text = visit.context().pathParam("number");
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotFoundResponse();
        }
        long number = Long.parseLong(text);
        Altered altered = switch (visit.field("action")) {
            case "pause" -> schedules.pause(number, any -> true, visit.author());
            case "resume" -> schedules.resume(number, any -> true, visit.author());
            case "remove" -> schedules.remove(number, any -> true, visit.author());
            default -> throw new NotFoundResponse();
        };
        if (altered instanceof Altered.Unknown) {
            throw new NotFoundResponse();
        }
        visit.leadTo(PATH, visit.field("action").equals("remove") ? Done.REMOVED : Done.SAVED);
    }
}
