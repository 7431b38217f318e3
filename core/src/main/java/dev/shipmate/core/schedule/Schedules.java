package dev.shipmate.core.schedule;

import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.DeliveryStore;
import dev.shipmate.core.inbox.OwnDelivery;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.Change;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the schedules, and hands on what is due as if its line were typed at that moment.
 *
 * <p>A delivery is written in the transaction that moves the schedule on, so each is due on one node, once, whatever dies.
 */
public final class Schedules {

    /** What makes the deliveries, as {@link OwnDelivery} knows it. */
    public static final String KIND = "schedule";

    /** How often in a row one may be refused before it is paused. */
    static final int MOST_REFUSALS = 3;

    private static final String OBJECT_TYPE = "schedule";
    private static final int MOST = 50;
    private static final int AT_ONCE = 100;

    /** What is due for longer, because no host was there, is not run any more, but what is due only once. */
    private static final Duration LATEST = Duration.ofHours(1);

    private static final Duration LATEST_ONCE = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(7);

    private final Parts parts;
    private final ZoneId zone;
    private final ScheduleTable table = new ScheduleTable();

    /**
     * What they work with.
     *
     * @param lasting an origin whose reply address is good for ever
     * @param isOn whether a platform of this name is on
     * @param ready takes up what is due
     * @param paused tells the maker of a schedule that it was paused, and why
     */
    public record Parts(
            Jdbi jdbi,
            Clock clock,
            DeliveryStore deliveries,
            ChangeLog changes,
            UnaryOperator<Origin> lasting,
            Predicate<String> isOn,
            Consumer<Delivery> ready,
            BiConsumer<Origin, String> paused) {}

    /**
     * Makes them.
     *
     * @param zone whose clocks are meant where none is named
     */
    public Schedules(Parts parts, ZoneId zone) {
        this.parts = parts;
        this.zone = zone;
    }

    /**
     * Reads when something is to be due.
     *
     * @throws IllegalArgumentException if the text says not when, with what does
     */
    public When when(String text) {
        return When.of(text, zone, parts.clock().instant());
    }

    /** Adds one; nothing where its maker has as many as there may be. */
    public Optional<Schedule> add(Origin origin, When when, String line, Author author) {
        Instant now = now();
        return parts.jdbi().inTransaction(handle -> {
            if (table.count(handle, origin) >= MOST) {
                return Optional.empty();
            }
            Schedule made = new Schedule(
                    UUID.randomUUID(),
                    0,
                    now,
                    parts.lasting().apply(origin),
                    when,
                    line,
                    ScheduleState.ACTIVE,
                    when.recurrence().next(now, when.zone(), now).orElse(now),
                    null,
                    "",
                    0,
                    "");
            table.insert(handle, made);
            Schedule stored = table.find(handle, made.id()).orElseThrow();
            parts.changes().record(handle, author, Change.created(OBJECT_TYPE, stored.number(), fields(stored)));
            return Optional.of(stored);
        });
    }

    /** How many one may have. */
    public int most() {
        return MOST;
    }

    /** The newest first. */
    public Page<Schedule> list(Search search) {
        return parts.jdbi().withHandle(handle -> table.search(handle, search));
    }

    /**
     * Lets one rest.
     *
     * @param mine which ones may be changed
     */
    public Altered pause(long number, Predicate<Schedule> mine, Author author) {
        return alter(number, mine, schedule -> schedule.state() == ScheduleState.ACTIVE, (handle, schedule) -> {
            table.set(handle, schedule, ScheduleState.PAUSED, null, "");
            return changed(handle, schedule, author);
        });
    }

    /** Lets one run again, from now on. */
    public Altered resume(long number, Predicate<Schedule> mine, Author author) {
        return alter(
                number,
                mine,
                schedule -> schedule.state() == ScheduleState.PAUSED
                        && schedule.due(now()).isPresent(),
                (handle, schedule) -> {
                    table.set(
                            handle,
                            schedule,
                            ScheduleState.ACTIVE,
                            schedule.due(now()).orElseThrow(),
                            "");
                    return changed(handle, schedule, author);
                });
    }

    /** Removes one. */
    public Altered remove(long number, Predicate<Schedule> mine, Author author) {
        return alter(number, mine, schedule -> true, (handle, schedule) -> {
            table.delete(handle, schedule);
            parts.changes().record(handle, author, Change.deleted(OBJECT_TYPE, schedule.number(), fields(schedule)));
            return schedule;
        });
    }

    /** Hands on what is due. To be called every second. */
    public void run() {
        List<Delivery> due = parts.jdbi().inTransaction(handle -> {
            List<Delivery> deliveries = new ArrayList<>();
            for (Schedule schedule : table.due(handle, now(), AT_ONCE)) {
                run(handle, schedule).ifPresent(deliveries::add);
            }
            return deliveries;
        });
        due.forEach(parts.ready());
    }

    /** Notes what came of a run. */
    public void ran(String deliveryId, String status) {
        OwnDelivery.of(KIND, deliveryId)
                .ifPresent(id -> parts.jdbi().useTransaction(handle -> table.ended(handle, id, status, false)));
    }

    /** Notes that a line was not permitted, or names nothing that is there; pauses the schedule after some of that. */
    public void refused(String deliveryId, String why) {
        Optional<UUID> id = OwnDelivery.of(KIND, deliveryId);
        if (id.isPresent()) {
            Optional<Schedule> paused = parts.jdbi().inTransaction(handle -> refused(handle, id.get(), why));
            paused.ifPresent(schedule -> parts.paused()
                    .accept(
                            schedule.origin(),
                            "Schedule " + schedule.number() + " (" + schedule.line() + ") was paused: "
                                    + schedule.note() + " Resume it with: shipmate resume-schedule "
                                    + schedule.number()));
        }
    }

    /** Forgets those that have been over for a week. */
    public void purge() {
        parts.jdbi().useTransaction(handle -> table.forget(handle, now().minus(KEPT)));
    }

    private Optional<Delivery> run(Handle handle, Schedule schedule) {
        Instant now = now();
        Instant due = schedule.nextRun() == null ? now : schedule.nextRun();
        @Nullable Instant next = schedule.due(now).orElse(null);
        boolean isOnce = schedule.when().recurrence() instanceof Recurrence.Once;
        if (due.isBefore(now.minus(isOnce ? LATEST_ONCE : LATEST))) {
            table.advance(handle, schedule, next, "missed");
            return Optional.empty();
        }
        if (!parts.isOn().test(schedule.origin().platform())) {
            table.advance(handle, schedule, next, "missed");
            return Optional.empty();
        }
        table.advance(handle, schedule, next, "");
        return Optional.of(parts.deliveries()
                .add(
                        handle,
                        new Inbound.Line(
                                OwnDelivery.id(KIND, schedule.id(), Long.toString(due.toEpochMilli())),
                                schedule.origin(),
                                schedule.line())));
    }

    private Optional<Schedule> refused(Handle handle, UUID id, String why) {
        table.ended(handle, id, "refused", true);
        Optional<Schedule> found = table.find(handle, id);
        if (found.isEmpty()
                || found.get().state() != ScheduleState.ACTIVE
                || found.get().refusals() < MOST_REFUSALS) {
            return Optional.empty();
        }
        table.set(
                handle,
                found.get(),
                ScheduleState.PAUSED,
                null,
                "it was refused " + MOST_REFUSALS + " times in a row. " + why);
        return Optional.of(changed(
                handle,
                found.get(),
                new Author("shipmate", "schedule", UUID.randomUUID().toString())));
    }

    private Altered alter(
            long number,
            Predicate<Schedule> mine,
            Predicate<Schedule> may,
            BiFunction<Handle, Schedule, Schedule> step) {
        return parts.jdbi().inTransaction(handle -> {
            Optional<Schedule> found = table.find(handle, number).filter(mine);
            if (found.isEmpty()) {
                return new Altered.Unknown(number);
            }
            return may.test(found.get())
                    ? new Altered.Made(step.apply(handle, found.get()))
                    : new Altered.Idle(found.get());
        });
    }

    private Schedule changed(Handle handle, Schedule before, Author author) {
        Schedule after = table.find(handle, before.id()).orElseThrow();
        parts.changes()
                .record(handle, author, Change.updated(OBJECT_TYPE, before.number(), fields(before), fields(after)));
        return after;
    }

    private static Map<String, String> fields(Schedule schedule) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("user", schedule.origin().platform() + " " + schedule.user().label());
        fields.put("channel", schedule.origin().channelId());
        fields.put("when", schedule.when().text());
        fields.put("line", schedule.line());
        fields.put("state", schedule.state().word());
        if (!schedule.note().isEmpty()) {
            fields.put("note", schedule.note());
        }
        return fields;
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
