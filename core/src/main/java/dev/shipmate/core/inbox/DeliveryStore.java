package dev.shipmate.core.inbox;

import dev.shipmate.spi.platform.Inbound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery table: {@code accepted}, then {@code begun} when its command runs, {@code finished} when its result is
 * kept and not yet delivered, {@code done}. What was said is blanked as soon as it is not needed any more; the row
 * itself stays a day to know repeats.
 */
public final class DeliveryStore {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStore.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final InboundJson json = new InboundJson();

    public DeliveryStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Inserts in one commit; repeats are left out of the result. */
    List<Delivery> insert(List<Inbound> inbounds) {
        return jdbi.inTransaction(handle -> {
            List<Delivery> fresh = new ArrayList<>();
            for (Inbound inbound : inbounds) {
                insert(handle, inbound).ifPresent(fresh::add);
            }
            return fresh;
        });
    }

    private Optional<Delivery> insert(Handle handle, Inbound inbound) {
        Instant now = clock.instant();
        return handle.createUpdate("""
                        INSERT INTO delivery (platform, delivery_id, inbound, state, received_at)
                        VALUES (:platform, :deliveryId, :inbound, 'accepted', :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("platform", inbound.origin().platform())
                .bind("deliveryId", inbound.deliveryId())
                .bind("inbound", json.write(inbound))
                .bind("now", at(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .findFirst()
                .map(id -> new Delivery(id, inbound, now));
    }

    /** Begins a run; false if it was begun before. To be called within the transaction that inserts its log row. */
    public boolean begin(Handle handle, long id, UUID logId) {
        return handle.createUpdate(
                                "UPDATE delivery SET state = 'begun', begun_at = :now, log_id = :log WHERE id = :id AND state = 'accepted'")
                        .bind("now", at(clock.instant()))
                        .bind("log", logId)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Keeps the reply of a call until it is delivered, and forgets what was said. */
    public void finish(Handle handle, long id, String reply) {
        handle.createUpdate("UPDATE delivery SET state = 'finished', reply = :reply WHERE id = :id AND state <> 'done'")
                .bind("reply", reply)
                .bind("id", id)
                .execute();
    }

    /** Names the log row of a call that never ran. */
    public void logged(Handle handle, long id, UUID logId) {
        handle.createUpdate("UPDATE delivery SET log_id = :log WHERE id = :id")
                .bind("log", logId)
                .bind("id", id)
                .execute();
    }

    /** Lets a run that was cut off begin again. */
    public void reopen(Handle handle, long id) {
        handle.createUpdate("UPDATE delivery SET state = 'accepted', log_id = NULL WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** Ends a delivery: nothing is left to do for it. */
    public void done(Handle handle, long id) {
        handle.createUpdate("UPDATE delivery SET state = 'done', inbound = NULL, reply = NULL WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** Returns what was left behind by an earlier run of this host, oldest first; leaves out what it cannot read. */
    public List<Unfinished> unfinished() {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        "SELECT id, inbound, state, received_at, reply, log_id FROM delivery WHERE state <> 'done' AND inbound IS NOT NULL ORDER BY id")
                .map((row, context) -> unfinished(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<Unfinished> unfinished(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        try {
            return Optional.of(new Unfinished(
                    new Delivery(
                            id,
                            json.read(row.getString("inbound")),
                            row.getObject("received_at", OffsetDateTime.class).toInstant()),
                    Unfinished.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(row.getString("reply")),
                    Optional.ofNullable(row.getObject("log_id", UUID.class))));
        } catch (IllegalArgumentException e) {
            // its message may hold what was said
            LOG.error("delivery {} was written by another version and cannot be read: it is left alone", id);
            return Optional.empty();
        }
    }

    /** Forgets the repeats of more than a day ago. */
    public int purge() {
        return jdbi.withHandle(
                handle -> handle.createUpdate("DELETE FROM delivery WHERE state = 'done' AND received_at < :before")
                        .bind("before", at(clock.instant().minus(KEPT)))
                        .execute());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
