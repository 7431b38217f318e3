package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.schedule.Altered;
import dev.shipmate.core.schedule.Schedule;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, pauses, resumes and removes schedules, whoever made them. */
public final class ScheduleOperations {

    private static final int MOST = 10_000;

    private final Schedules schedules;

    public ScheduleOperations(Schedules schedules) {
        this.schedules = schedules;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "schedules.list", (arguments, author) -> list(),
                "schedules.pause",
                        (arguments, author) -> shown(schedules.pause(number(arguments), any -> true, author), "active"),
                "schedules.resume",
                        (arguments, author) -> shown(
                                schedules.resume(number(arguments), any -> true, author), "paused, or it is over"),
                "schedules.remove", this::remove);
    }

    private JsonNode list() {
        ArrayNode rows = Json.array();
        schedules.list(Search.first(MOST)).rows().forEach(schedule -> rows.add(shown(schedule)));
        return rows;
    }

    private JsonNode remove(JsonNode arguments, Author author) {
        return shown(schedules.remove(number(arguments), any -> true, author), "");
    }

    private static long number(JsonNode arguments) {
        String number = Json.required(arguments, "number");
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new RefusedException("\"" + number + "\" is no schedule's number; see schedules list", e);
        }
    }

    private static ObjectNode shown(Altered altered, String needed) {
        if (altered instanceof Altered.Made made) {
            return shown(made.schedule());
        }
        if (altered instanceof Altered.Idle idle) {
            throw new RefusedException("schedule " + idle.schedule().number() + " is "
                    + idle.schedule().state().word() + ", not " + needed);
        }
        throw new RefusedException(
                "there is no schedule " + ((Altered.Unknown) altered).number() + "; see schedules list");
    }

    /** Without the reply address, which may be secret. */
    private static ObjectNode shown(Schedule schedule) {
        return Json.object()
                .put("id", schedule.id().toString())
                .put("number", schedule.number())
                .put("created", schedule.created().toString())
                .put("platform", schedule.origin().platform())
                .put("channel", label(schedule.origin().channel()))
                .put("user", label(schedule.origin().user()))
                .put("when", schedule.when().text())
                .put("line", schedule.line())
                .put("state", schedule.state().word())
                .put("next_run", text(schedule.nextRun()))
                .put("last_run", text(schedule.lastRun()))
                .put("last_status", schedule.lastStatus())
                .put("note", schedule.note());
    }

    private static String label(@Nullable Party party) {
        return party == null ? "" : party.label();
    }

    private static String text(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
