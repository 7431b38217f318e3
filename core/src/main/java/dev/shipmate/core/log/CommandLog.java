package dev.shipmate.core.log;

import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * One row per command that ran or was blocked; none for help, prompts and unknown commands.
 *
 * <p>What is written with a handle belongs to the handle's transaction, so that a command, its reply and its row are
 * kept together or not at all.
 */
public final class CommandLog {

    private static final TableSearch<LogEntry> SEARCH = new TableSearch<>(
            "command_log",
            Map.ofEntries(
                    Map.entry("id", FieldKind.UUID),
                    Map.entry("start_time", FieldKind.INSTANT),
                    Map.entry("queue_ms", FieldKind.NUMBER),
                    Map.entry("runtime_ms", FieldKind.NUMBER),
                    Map.entry("platform", FieldKind.TEXT),
                    Map.entry("user_id", FieldKind.TEXT),
                    Map.entry("user_name", FieldKind.TEXT),
                    Map.entry("organization_id", FieldKind.TEXT),
                    Map.entry("organization_name", FieldKind.TEXT),
                    Map.entry("channel_id", FieldKind.TEXT),
                    Map.entry("channel_name", FieldKind.TEXT),
                    Map.entry("means", FieldKind.TEXT),
                    Map.entry("command", FieldKind.TEXT),
                    Map.entry("subcommand", FieldKind.TEXT),
                    Map.entry("status", FieldKind.TEXT),
                    Map.entry("details", FieldKind.TEXT),
                    Map.entry("incident", FieldKind.TEXT),
                    Map.entry("delivered", FieldKind.BOOLEAN),
                    Map.entry("nautobot_user", FieldKind.TEXT),
                    Map.entry("node", FieldKind.TEXT)),
            List.of(
                    "user_name",
                    "user_id",
                    "nautobot_user",
                    "platform",
                    "channel_name",
                    "command",
                    "subcommand",
                    "status",
                    "details",
                    "incident"),
            "start_time desc, id",
            (row, context) -> LogRow.entry(row));

    private final Jdbi jdbi;

    public CommandLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes the row of a command that starts now. */
    public void begin(Handle handle, LogEntry entry) {
        LogRow.INSERT.execute(handle, LogRow.values(entry));
    }

    /** Writes the whole row of a command that never ran: no grant, or no place in its queue. */
    public void neverRan(Handle handle, LogEntry entry, Ending ending) {
        LogRow.INSERT.execute(handle, LogRow.values(entry.endedWith(ending)));
    }

    /**
     * Writes how a command ended, over an ending that was written before: a node that was thought dead may come back
     * with the true one. False where there is no such row.
     */
    public boolean finish(Handle handle, UUID id, Ending ending) {
        return LogRow.FINISH.execute(handle, LogRow.values(id, ending)) == 1;
    }

    /** The platform took the replies. */
    public void markDelivered(Handle handle, List<UUID> ids) {
        handle.createUpdate("update command_log set delivered = true where id = any (cast(:ids as uuid array))")
                .bindArray("ids", UUID.class, ids)
                .execute();
    }

    public Optional<LogEntry> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from command_log where id = :id")
                .bind("id", id)
                .map((row, context) -> LogRow.entry(row))
                .findOne());
    }

    /** What runs on other nodes, by the numbers of the deliveries. */
    public Map<Long, LogEntry> runningOutside(String node) {
        Map<Long, LogEntry> running = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select command_log.*, delivery.id as number from delivery"
                        + " join command_log on command_log.id = delivery.log_id"
                        + " where delivery.state = 'begun' and delivery.node <> :node order by delivery.id")
                .bind("node", node)
                .map((row, context) -> Map.entry(row.getLong("number"), LogRow.entry(row)))
                .forEach(one -> running.put(one.getKey(), one.getValue())));
        return running;
    }

    /** What was refused last to a user in a channel, no earlier than {@code since}. */
    public Optional<LogEntry> lastBlocked(String platform, String userId, String channelId, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from command_log"
                        + " where start_time >= :since and status = :blocked and platform = :platform"
                        + " and user_id = :user and channel_id = :channel"
                        + " order by start_time desc, id fetch first 1 row only")
                .bind("since", since)
                .bind("blocked", Status.BLOCKED.word())
                .bind("platform", platform)
                .bind("user", userId)
                .bind("channel", channelId)
                .map((row, context) -> LogRow.entry(row))
                .findOne());
    }

    /** Hands on all that fit, the newest first, as they are read: there may be more than fit into memory. */
    public void each(Search search, Consumer<LogEntry> then) {
        jdbi.useTransaction(handle -> SEARCH.each(handle, search, then));
    }

    /** The newest first. */
    public Page<LogEntry> list(Search search) {
        return jdbi.withHandle(handle -> SEARCH.run(handle, search));
    }
}
