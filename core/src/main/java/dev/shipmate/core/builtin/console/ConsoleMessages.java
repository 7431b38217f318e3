package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.builtin.console.ConsoleMessage.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps the conversations. Every change gets the next revision of its channel, so that a reader who was away asks for
 * what is newer than the last one seen and misses neither a message nor a change of one.
 */
public final class ConsoleMessages {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Jdbi jdbi;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long revisions;

    public ConsoleMessages(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * The end of a conversation.
     *
     * @param revision what to go on from
     */
    public record Tail(List<ConsoleMessage> messages, long revision) {}

    /** Calls the listeners if another node has changed a conversation since the last look. */
    public void look() {
        if (!listeners.isEmpty()) {
            long now = jdbi.withHandle(handle -> handle.createQuery("select sum(revision) from console_channel")
                    .mapTo(long.class)
                    .one());
            if (now != revisions) {
                revisions = now;
                listeners.forEach(Runnable::run);
            }
        }
    }

    /** Calls the listener, which must return at once, after every change that this process makes or sees. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Adds a line that a user typed; where this delivery was added before, does nothing. */
    void say(Seat seat, String deliveryId, String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("text", text);
        change(handle -> {
            long revision = nextRevision(handle, seat.channel());
            boolean isRepeat = handle.createQuery("select count(*) from console_message"
                                    + " where user_id = :user and delivery_id = :delivery")
                            .bind("user", seat.user())
                            .bind("delivery", deliveryId)
                            .mapTo(int.class)
                            .one()
                    > 0;
            return isRepeat ? 0 : insert(handle, seat, Kind.SAID, false, deliveryId, body, revision);
        });
    }

    /** Adds an answer or a question and returns its id. */
    long add(Seat seat, Kind kind, boolean isPrivate, ObjectNode body) {
        return change(handle -> insert(handle, seat, kind, isPrivate, "", body, nextRevision(handle, seat.channel())));
    }

    /** Changes what a row holds; false where there is no such row of this kind. */
    boolean update(Seat seat, long id, Kind kind, UnaryOperator<ObjectNode> body) {
        return change(handle -> {
            long revision = nextRevision(handle, seat.channel());
            Optional<ConsoleMessage> before = find(handle, seat, id).filter(found -> found.kind() == kind);
            return before.isPresent()
                    && write(handle, before.get(), kind, body.apply(before.get().body()), revision);
        });
    }

    /** Takes a row back; false where there is none. */
    boolean remove(Seat seat, long id) {
        return change(handle -> {
            long revision = nextRevision(handle, seat.channel());
            Optional<ConsoleMessage> before = find(handle, seat, id);
            return before.isPresent()
                    && write(handle, before.get(), Kind.REMOVED, JsonNodeFactory.instance.objectNode(), revision);
        });
    }

    /** Whether someone of this name may chat or has chatted. */
    boolean knows(String user) {
        return jdbi.withHandle(handle -> handle.createQuery("select 1 from account where name = :user"
                                + " union all select 1 from console_message where user_id = :user"
                                + " fetch first 1 rows only")
                        .bind("user", user)
                        .mapTo(int.class)
                        .findFirst())
                .isPresent();
    }

    /** A row that this user may see. */
    Optional<ConsoleMessage> find(Seat seat, long id) {
        return jdbi.withHandle(handle -> find(handle, seat, id));
    }

    /** The newest rows, oldest first. */
    Tail latest(Seat seat, int limit) {
        return jdbi.withHandle(handle -> {
            // Read first: what changes in between comes a second time, which does no harm.
            long revision = revision(handle, seat.channel());
            List<ConsoleMessage> rows = handle.createQuery("select * from (select * from console_message where "
                            + ConsoleRow.VISIBLE + " and kind <> 'removed' order by id desc"
                            + " fetch first :limit rows only) as newest order by id")
                    .bindMap(ConsoleRow.visibleTo(seat))
                    .bind("limit", limit)
                    .map(ConsoleRow::of)
                    .list();
            return new Tail(rows, revision);
        });
    }

    /** What is newer than a revision, in the order of the changes; as much as fits the limit. */
    Tail after(Seat seat, long revision, int limit) {
        return jdbi.withHandle(handle -> {
            long newest = revision(handle, seat.channel());
            List<ConsoleMessage> rows = handle.createQuery("select * from console_message where " + ConsoleRow.VISIBLE
                            + " and revision > :revision order by revision fetch first :limit rows only")
                    .bindMap(ConsoleRow.visibleTo(seat))
                    .bind("revision", revision)
                    .bind("limit", limit)
                    .map(ConsoleRow::of)
                    .list();
            long last = rows.isEmpty() ? newest : rows.get(rows.size() - 1).revision();
            // rows that came after the first look are among them: going on from them brings none a second time
            return new Tail(rows, rows.size() < limit ? Math.max(newest, last) : last);
        });
    }

    /** Forgets what is older than a month. */
    public int purge() {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from console_message where created < :before")
                .bind("before", clock.instant().minus(KEPT))
                .execute());
    }

    private <T> T change(org.jdbi.v3.core.HandleCallback<T, RuntimeException> work) {
        T result = jdbi.inTransaction(work);
        listeners.forEach(Runnable::run);
        return result;
    }

    /** Holds the channel's row until the transaction ends: see the migration. */
    private static long nextRevision(Handle handle, String channel) {
        handle.createUpdate("update console_channel set revision = revision + 1 where channel = :channel")
                .bind("channel", channel)
                .execute();
        return revision(handle, channel);
    }

    private static long revision(Handle handle, String channel) {
        return handle.createQuery("select revision from console_channel where channel = :channel")
                .bind("channel", channel)
                .mapTo(long.class)
                .one();
    }

    private static Optional<ConsoleMessage> find(Handle handle, Seat seat, long id) {
        return handle.createQuery("select * from console_message where id = :id and " + ConsoleRow.VISIBLE)
                .bindMap(ConsoleRow.visibleTo(seat))
                .bind("id", id)
                .map(ConsoleRow::of)
                .findOne();
    }

    private long insert(
            Handle handle, Seat seat, Kind kind, boolean isPrivate, String deliveryId, ObjectNode body, long revision) {
        return handle.createUpdate("insert into console_message"
                        + " (channel, user_id, kind, is_private, delivery_id, body, created, revision)"
                        + " values (:channel, :user, :kind, :private, :delivery, :body, :now, :revision)")
                .bind("channel", seat.channel())
                .bind("user", seat.user())
                .bind("kind", ConsoleRow.word(kind))
                .bind("private", isPrivate)
                .bind("delivery", deliveryId)
                .bind("body", body.toString())
                .bind("now", clock.instant())
                .bind("revision", revision)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(long.class)
                .one();
    }

    private static boolean write(Handle handle, ConsoleMessage before, Kind kind, ObjectNode body, long revision) {
        return handle.createUpdate("update console_message set kind = :kind, body = :body, revision = :revision"
                                + " where id = :id")
                        .bind("kind", ConsoleRow.word(kind))
                        .bind("body", body.toString())
                        .bind("revision", revision)
                        .bind("id", before.id())
                        .execute()
                == 1;
    }
}
