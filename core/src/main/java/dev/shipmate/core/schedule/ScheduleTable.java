package dev.shipmate.core.schedule;

import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import dev.shipmate.core.log.LogText;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The statements on {@code schedule}, each within a transaction of {@link Schedules}. */
final class ScheduleTable {

    private static final int LONGEST = 255;

    private static final TableSearch<Schedule> SEARCH = new TableSearch<>(
            "schedule",
            Map.of(
                    "number", FieldKind.NUMBER,
                    "created", FieldKind.INSTANT,
                    "platform", FieldKind.TEXT,
                    "channel_name", FieldKind.TEXT,
                    "user_id", FieldKind.TEXT,
                    "user_name", FieldKind.TEXT,
                    "line", FieldKind.TEXT,
                    "state", FieldKind.TEXT,
                    "last_status", FieldKind.TEXT),
            List.of("user_name", "user_id", "channel_name", "line", "recurrence", "state", "note"),
            "number desc",
            (row, context) -> schedule(row));

    Page<Schedule> search(Handle handle, Search search) {
        return SEARCH.run(handle, search);
    }

    /** Held until the transaction ends. */
    Optional<Schedule> find(Handle handle, long number) {
        return handle.createQuery("select * from schedule where number = :number for update")
                .bind("number", number)
                .map((row, context) -> schedule(row))
                .findOne();
    }

    /** Held until the transaction ends. */
    Optional<Schedule> find(Handle handle, UUID id) {
        return handle.createQuery("select * from schedule where id = :id for update")
                .bind("id", id)
                .map((row, context) -> schedule(row))
                .findOne();
    }

    int count(Handle handle, Origin origin) {
        return handle.createQuery("select count(*) from schedule"
                        + " where user_id = :user and platform = :platform and state <> 'over'")
                .bind("user", origin.userId())
                .bind("platform", origin.platform())
                .mapTo(int.class)
                .one();
    }

    /** Those that are due, the longest first, held until the transaction ends; those that another node holds are left to it. */
    List<Schedule> due(Handle handle, Instant now, int most) {
        return handle.createQuery("select * from schedule where next_run <= :now order by next_run"
                        + " fetch first :most rows only for update skip locked")
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> schedule(row))
                .list();
    }

    void insert(Handle handle, Schedule schedule) {
        Origin origin = schedule.origin();
        handle.createUpdate("insert into schedule (id, created, platform, organization_id, organization_name,"
                        + " channel_id, channel_name, user_id, user_name, reply_to, recurrence, time_zone, line, state,"
                        + " next_run) values (:id, :created, :platform, :organization_id, :organization_name,"
                        + " :channel_id, :channel_name, :user_id, :user_name, :reply_to, :recurrence, :zone, :line,"
                        + " :state, :next)")
                .bind("id", schedule.id())
                .bind("created", schedule.created())
                .bind("platform", origin.platform())
                .bind("organization_id", id(origin.organization()))
                .bind("organization_name", name(origin.organization()))
                .bind("channel_id", id(origin.channel()))
                .bind("channel_name", name(origin.channel()))
                .bind("user_id", id(origin.user()))
                .bind("user_name", name(origin.user()))
                .bind("reply_to", origin.replyTo())
                .bind("recurrence", schedule.when().recurrence().text())
                .bind("zone", schedule.when().zone().getId())
                .bind("line", schedule.line())
                .bind("state", schedule.state().word())
                .bindByType("next", schedule.nextRun(), Instant.class)
                .execute();
    }

    void set(Handle handle, Schedule schedule, ScheduleState state, @Nullable Instant next, String note) {
        handle.createUpdate(
                        "update schedule set state = :state, next_run = :next, note = :note, refusals = 0 where id = :id")
                .bind("state", state.word())
                .bindByType("next", next, Instant.class)
                .bind("note", LogText.fitting(note, LONGEST))
                .bind("id", schedule.id())
                .execute();
    }

    void advance(Handle handle, Schedule schedule, @Nullable Instant next, String status) {
        handle.createUpdate("update schedule set last_run = next_run, last_status = :status, next_run = :next,"
                        + " state = :state where id = :id")
                .bind("status", status)
                .bindByType("next", next, Instant.class)
                .bind("state", (next == null ? ScheduleState.OVER : ScheduleState.ACTIVE).word())
                .bind("id", schedule.id())
                .execute();
    }

    void ended(Handle handle, UUID id, String status, boolean isRefusal) {
        handle.createUpdate("update schedule set last_status = :status, refusals = "
                        + (isRefusal ? "refusals + 1" : "0") + " where id = :id")
                .bind("status", status)
                .bind("id", id)
                .execute();
    }

    void delete(Handle handle, Schedule schedule) {
        handle.createUpdate("delete from schedule where id = :id")
                .bind("id", schedule.id())
                .execute();
    }

    /** Those that ran for the last time are kept for a while, to be looked at. */
    void forget(Handle handle, Instant before) {
        handle.createUpdate("delete from schedule where state = 'over' and last_run < :before")
                .bind("before", before)
                .execute();
    }

    private static String id(@Nullable Party party) {
        return party == null ? "" : party.id();
    }

    private static String name(@Nullable Party party) {
        return party == null ? "" : LogText.fitting(party.name(), LONGEST);
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                new Origin(
                        row.getString("platform"),
                        party(row, "organization"),
                        party(row, "channel"),
                        party(row, "user"),
                        row.getString("reply_to")),
                // counted from long ago, for what is over is read too
                When.of(row.getString("recurrence"), ZoneId.of(row.getString("time_zone")), Instant.EPOCH),
                row.getString("line"),
                ScheduleState.of(row.getString("state")),
                instant(row, "next_run"),
                instant(row, "last_run"),
                row.getString("last_status"),
                row.getInt("refusals"),
                row.getString("note"));
    }

    private static @Nullable Party party(ResultSet row, String field) throws SQLException {
        String id = row.getString(field + "_id");
        return id.isEmpty() ? null : new Party(id, row.getString(field + "_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
