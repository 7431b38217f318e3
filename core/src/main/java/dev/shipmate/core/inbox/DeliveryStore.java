package dev.shipmate.core.inbox;

import dev.shipmate.core.database.PlainUpdate;
import dev.shipmate.core.node.NodeTable;
import dev.shipmate.spi.platform.Inbound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery table: {@code accepted}, then {@code begun} when its command runs, {@code finished} when its result is kept and not yet
 * delivered, {@code done}. What was said is blanked as soon as it is not needed any more; the row itself stays a day to know repeats.
 *
 * <p>Each row is one node's. What a node writes of a run is conditional on the row being its own still, so that a node that was thought
 * gone and comes back does no harm.
 */
public final class DeliveryStore {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStore.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String LEFT = "state IN ('accepted', 'begun', 'finished') AND inbound IS NOT NULL";

    private static final PlainUpdate BEGIN =
            new PlainUpdate("UPDATE delivery SET state = 'begun', begun_at = ?, log_id = ?"
                    + " WHERE id = ? AND node = ? AND state = 'accepted'");
    private static final PlainUpdate FINISH = new PlainUpdate(
            "UPDATE delivery SET state = 'finished', reply = ? WHERE id = ? AND node = ? AND state <> 'done'");

    private final Jdbi jdbi;
    private final Clock clock;
    private final String node;
    private final InboundJson json = new InboundJson();

    /**
     * Makes one.
     *
     * @param node in whose name deliveries are taken; a table of nodes says which others are there
     */
    public DeliveryStore(Jdbi jdbi, Clock clock, String node) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.node = node;
    }

    /**
     * Inserts in one commit; repeats are left out of the result, which is in the order of the inbounds.
     *
     * <p>No other must be at work that has one of these keys: H2 begins a statement anew that waited for a row of another one, and
     * takes what it had inserted itself for repeats.
     *
     * @param numbered is run when they have their numbers, before the commit
     */
    List<Delivery> insert(List<Inbound> inbounds, Runnable numbered) {
        return jdbi.inTransaction(handle -> {
            List<Delivery> fresh = insert(handle, inbounds);
            numbered.run();
            return fresh;
        });
    }

    /**
     * Adds what the host itself asks for, within a transaction that must not be without it. To be dispatched once that is
     * committed; where the host dies first, whoever takes up its deliveries does.
     */
    public Delivery add(Handle handle, Inbound inbound) {
        return insert(handle, List.of(inbound)).stream()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("there is a delivery " + inbound.deliveryId() + " already"));
    }

    /** One statement for all: a way to the server and back for each would be most of what a busy host waits for. */
    private List<Delivery> insert(Handle handle, List<Inbound> inbounds) {
        Instant now = clock.instant();
        Map<DeliveryKey, Long> fresh = handle
                .createUpdate("""
                        INSERT INTO delivery (platform, delivery_id, inbound, state, node, received_at)
                        SELECT platform, delivery_id, inbound, 'accepted', :node, :now
                        FROM unnest(cast(:platforms AS varchar ARRAY), cast(:ids AS varchar ARRAY),
                                cast(:inbounds AS varchar ARRAY)) AS come(platform, delivery_id, inbound)
                        ON CONFLICT DO NOTHING
                        """)
                .bindArray(
                        "platforms",
                        String.class,
                        texts(inbounds, one -> one.origin().platform()))
                .bindArray("ids", String.class, texts(inbounds, Inbound::deliveryId))
                .bindArray("inbounds", String.class, texts(inbounds, json::write))
                .bind("node", node)
                .bind("now", at(now))
                .executeAndReturnGeneratedKeys("id", "platform", "delivery_id")
                .map((row, context) -> Map.entry(
                        new DeliveryKey(row.getString("platform"), row.getString("delivery_id")), row.getLong("id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Delivery> deliveries = new ArrayList<>();
        for (Inbound inbound : inbounds) {
            Long id = fresh.remove(DeliveryKey.of(inbound));
            if (id != null) {
                deliveries.add(new Delivery(id, inbound, now));
            }
        }
        return deliveries;
    }

    private static List<String> texts(List<Inbound> inbounds, Function<Inbound, String> text) {
        return inbounds.stream().map(text).toList();
    }

    /**
     * Begins a run; false if it was begun before, or is another node's by now. To be called within the transaction that
     * inserts its log row.
     */
    public boolean begin(Handle handle, long id, UUID logId) {
        return BEGIN.execute(handle, clock.instant(), logId, id, node) == 1;
    }

    /** Whether a run was begun under this log row, also where the database could not say so when it was. */
    public boolean isBegunAs(long id, UUID logId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "SELECT 1 FROM delivery WHERE id = :id AND log_id = :log AND node = :node AND state = 'begun'")
                        .bind("id", id)
                        .bind("log", logId)
                        .bind("node", node)
                        .mapTo(Integer.class)
                        .findOne())
                .isPresent();
    }

    /**
     * Keeps the reply of a call until it is delivered.
     *
     * @return false where another node has taken the delivery up, which then keeps its own
     */
    public boolean finish(Handle handle, long id, String reply) {
        return FINISH.execute(handle, reply, id, node) == 1 || isOurs(handle, id);
    }

    /** Whether no other node has taken a delivery up. */
    public boolean isOurs(long id) {
        return jdbi.withHandle(handle -> isOurs(handle, id));
    }

    private boolean isOurs(Handle handle, long id) {
        return handle.createQuery("SELECT 1 FROM delivery WHERE id = :id AND node <> :node")
                .bind("id", id)
                .bind("node", node)
                .mapTo(Integer.class)
                .findOne()
                .isEmpty();
    }

    /**
     * Takes a delivery back from the node that reported its run as interrupted, for the run did end here.
     *
     * @return false where that node has begun it anew
     */
    public boolean takeBack(Handle handle, Delivery delivery, UUID logId, String reply) {
        return handle.createUpdate("UPDATE delivery SET state = 'finished', node = :node, inbound = :inbound,"
                                + " reply = :reply WHERE id = :id AND log_id = :log AND state IN ('finished', 'done')")
                        .bind("node", node)
                        .bind("inbound", json.write(delivery.inbound()))
                        .bind("reply", reply)
                        .bind("id", delivery.id())
                        .bind("log", logId)
                        .execute()
                == 1;
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
        handle.createUpdate("UPDATE delivery SET state = 'accepted', log_id = NULL WHERE id = :id AND node = :node")
                .bind("id", id)
                .bind("node", node)
                .execute();
    }

    /** Ends deliveries of this node: nothing is left to do for them, and what was said is forgotten. */
    public void done(Handle handle, List<Long> ids) {
        handle.createUpdate("UPDATE delivery SET state = 'done', inbound = NULL, reply = NULL"
                        + " WHERE id = any (cast(:ids AS bigint ARRAY)) AND node = :node")
                .bindArray("ids", Long.class, ids)
                .bind("node", node)
                .execute();
    }

    /** Returns those of these deliveries whose replies are kept, oldest first. */
    public List<Unfinished> finished(List<Long> ids) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT id, inbound, state, received_at, reply, log_id"
                        + " FROM delivery WHERE state = 'finished' AND inbound IS NOT NULL AND node = :node"
                        + " AND id IN (<ids>) ORDER BY id")
                .bind("node", node)
                .bindList("ids", ids)
                .map((row, context) -> unfinished(row, node))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /** Returns this node's deliveries that came since then and were not begun, oldest first. */
    List<Delivery> acceptedSince(Instant since) {
        return accepted("received_at >= :since ORDER BY id", query -> query.bind("since", at(since)));
    }

    /** Returns this node's deliveries with these numbers that were not begun, in the order of their numbers. */
    public List<Delivery> acceptedBetween(long from, long to, int most) {
        return accepted(
                "id BETWEEN :from AND :to ORDER BY id FETCH FIRST :most ROWS ONLY",
                query -> query.bind("from", from).bind("to", to).bind("most", most));
    }

    /** Returns those of these deliveries that are this node's and were not begun, in the order of their numbers. */
    public List<Delivery> accepted(List<Long> ids) {
        return accepted(
                "id = any (cast(:ids AS bigint ARRAY)) ORDER BY id", query -> query.bindArray("ids", Long.class, ids));
    }

    private List<Delivery> accepted(String which, UnaryOperator<Query> values) {
        return jdbi.withHandle(handle -> values
                .apply(handle.createQuery("SELECT id, inbound, state, received_at, reply, log_id FROM delivery"
                        + " WHERE state = 'accepted' AND node = :node AND inbound IS NOT NULL AND " + which))
                .bind("node", node)
                .map((row, context) -> unfinished(row, node))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(Unfinished::delivery)
                .toList());
    }

    /**
     * Makes what a node that is gone has left behind this node's own.
     *
     * @param silent nodes that are gone without having said so
     * @param most how many at most
     * @return the oldest first; leaves out what it cannot read
     */
    public List<Unfinished> adopt(Set<String> silent, int most) {
        return jdbi.inTransaction(handle -> {
            List<Unfinished> adopted = new ArrayList<>();
            for (String gone : left(handle, silent)) {
                adopted.addAll(adopt(handle, gone, silent, most - adopted.size()));
            }
            return adopted;
        });
    }

    private List<String> left(Handle handle, Set<String> silent) {
        return handle.createQuery("SELECT DISTINCT node FROM delivery WHERE " + LEFT + " AND node <> :node"
                        + " AND node NOT IN (" + NodeTable.NAMES_THERE + ")")
                .bind("node", node)
                .bindArray("silent", String.class, List.copyOf(silent))
                .mapTo(String.class)
                .list();
    }

    /**
     * It says goodbye or is silent still when its rows change hands: both are asked in the statement that does it. Which rows these
     * are is asked before: H2 asks a query within it again for each row.
     */
    private List<Unfinished> adopt(Handle handle, String gone, Set<String> silent, int most) {
        List<Long> ids = handle.createQuery("SELECT id FROM delivery WHERE node = :gone AND " + LEFT
                        + " ORDER BY id FETCH FIRST :most ROWS ONLY")
                .bind("gone", gone)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
        return handle
                .createUpdate("UPDATE delivery SET node = :node WHERE id = any (cast(:ids AS bigint ARRAY))"
                        + " AND node = :gone AND " + LEFT + " AND node NOT IN (" + NodeTable.NAMES_THERE + ")")
                .bind("node", node)
                .bind("gone", gone)
                .bindArray("ids", Long.class, ids)
                .bindArray("silent", String.class, List.copyOf(silent))
                .executeAndReturnGeneratedKeys("id", "inbound", "state", "received_at", "reply", "log_id")
                .map((row, context) -> unfinished(row, gone))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(left -> left.delivery().id()))
                .toList();
    }

    private Optional<Unfinished> unfinished(ResultSet row, String gone) throws SQLException {
        long id = row.getLong("id");
        try {
            return Optional.of(new Unfinished(
                    new Delivery(
                            id,
                            json.read(row.getString("inbound")),
                            row.getObject("received_at", OffsetDateTime.class).toInstant()),
                    gone,
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
