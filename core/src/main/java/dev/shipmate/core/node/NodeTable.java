package dev.shipmate.core.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;

/** The table of the nodes. Its times are the database's, so that the machines' clocks need not agree. */
public final class NodeTable {

    /** After this a node that was not heard counts as gone. */
    static final Duration LEASE = Duration.ofSeconds(4);

    /** The names of the nodes that are there: neither have they said goodbye nor are they among {@code :silent}. */
    public static final String NAMES_THERE =
            "select name from node where stopped is null and not name = any (cast(:silent as varchar array))";

    private final Jdbi jdbi;

    public NodeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who a node is. */
    record Card(String name, String address, String version, List<String> secretKeys) {}

    /** Says that a node is there; enters it where it is not, or not any more. */
    void beat(Card card) {
        int updated = jdbi.withHandle(handle -> handle.createUpdate("update node set beats = beats + 1,"
                        + " heartbeat = current_timestamp, stopped = null where name = :name")
                .bind("name", card.name())
                .execute());
        if (updated == 0) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            "insert into node (name, address, version, secret_keys, started, heartbeat) values"
                                    + " (:name, :address, :version, :keys, current_timestamp, current_timestamp)")
                    .bind("name", card.name())
                    .bind("address", card.address())
                    .bind("version", card.version())
                    .bind("keys", String.join(",", card.secretKeys()))
                    .execute());
        }
    }

    /** Writes down that a node has ended. */
    void stop(String name) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update node set stopped = current_timestamp where name = :name and stopped is null")
                .bind("name", name)
                .execute());
    }

    /** Writes down that all others have ended: where only one host at a time can have the database. */
    void stopOthers(String name) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update node set stopped = current_timestamp where name <> :name and stopped is null")
                .bind("name", name)
                .execute());
    }

    /** Returns the beats of the others that have not said goodbye. */
    Map<String, Long> beatsOfOthers(String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select name, beats from node where stopped is null and name <> :name")
                        .bind("name", name)
                        .setMapKeyColumn("name")
                        .setMapValueColumn("beats")
                        .collectInto(new GenericType<Map<String, Long>>() {}));
    }

    /** Returns the names of the keys of each other node that is live, by its name. */
    Map<String, List<String>> keysOfOthers(String name) {
        return all().stream()
                .filter(node -> node.state() == Node.State.LIVE && !node.name().equals(name))
                .collect(Collectors.toMap(Node::name, node -> keys(node.name())));
    }

    private List<String> keys(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select secret_keys from node where name = :name")
                        .bind("name", name)
                        .mapTo(String.class)
                        .findOne())
                .map(keys -> List.of(keys.split(",")))
                .orElse(List.of());
    }

    /** Returns all that are known, the newest first. */
    public List<Node> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select node.*, case when stopped is not null then 'stopped'"
                                + " when heartbeat < current_timestamp - interval '" + LEASE.toSeconds() + "' second"
                                + " then 'silent' else 'live' end as state from node order by started desc, name")
                        .map((row, context) -> node(row))
                        .list());
    }

    /** Forgets those that were gone a day ago and left nothing behind. */
    void purge() {
        jdbi.useHandle(
                handle -> handle.execute(
                        "delete from node where heartbeat < current_timestamp - interval '1' day"
                                + " and name not in (select node from delivery where state <> 'done' and inbound is not null)"));
    }

    private static Node node(ResultSet row) throws SQLException {
        return new Node(
                row.getString("name"),
                row.getString("address"),
                row.getString("version"),
                instant(row, "started").orElse(Instant.EPOCH),
                instant(row, "heartbeat").orElse(Instant.EPOCH),
                instant(row, "stopped"),
                Node.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
