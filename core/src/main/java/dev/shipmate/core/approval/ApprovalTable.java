package dev.shipmate.core.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The statements on {@code approval}, each within a transaction of {@link Approvals}. */
final class ApprovalTable {

    private static final int LONGEST = 255;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final TableSearch<Approval> SEARCH = new TableSearch<>(
            "approval",
            Map.of(
                    "number", FieldKind.NUMBER,
                    "created", FieldKind.INSTANT,
                    "platform", FieldKind.TEXT,
                    "channel_name", FieldKind.TEXT,
                    "user_id", FieldKind.TEXT,
                    "user_name", FieldKind.TEXT,
                    "command", FieldKind.TEXT,
                    "subcommand", FieldKind.TEXT,
                    "state", FieldKind.TEXT,
                    "decided_by", FieldKind.TEXT),
            List.of("user_name", "user_id", "channel_name", "command", "subcommand", "shown", "decided_by", "note"),
            "number desc",
            (row, context) -> approval(row));

    Page<Approval> search(Handle handle, Search search) {
        return SEARCH.run(handle, search);
    }

    Optional<Approval> find(Handle handle, long number) {
        return find(handle, "number = :key", number);
    }

    /** Held until the transaction ends, so that of two who decide one is first. */
    Optional<Approval> findToDecide(Handle handle, long number) {
        return find(handle, "number = :key for update", number);
    }

    Optional<Approval> askedBy(Handle handle, long deliveryId) {
        return find(handle, "asked_by = :key", deliveryId);
    }

    Optional<Approval> runBy(Handle handle, long deliveryId) {
        return find(handle, "run_by = :key", deliveryId);
    }

    private static Optional<Approval> find(Handle handle, String condition, long key) {
        return handle.createQuery("select * from approval where " + condition)
                .bind("key", key)
                .map((row, context) -> approval(row))
                .findOne();
    }

    int countOpen(Handle handle, Origin origin) {
        return handle.createQuery("select count(*) from approval"
                        + " where user_id = :user and platform = :platform and state = 'open'")
                .bind("user", origin.userId())
                .bind("platform", origin.platform())
                .mapTo(int.class)
                .one();
    }

    void insert(Handle handle, UUID id, Instant now, Instant end, HeldRun run) {
        Origin origin = run.origin();
        handle.createUpdate("insert into approval (id, created, expires_at, platform, organization_id,"
                        + " organization_name, channel_id, channel_name, user_id, user_name, reply_to, command,"
                        + " subcommand, arguments, shown, alias, pipes, state, asked_by) values (:id, :created, :expires, :platform,"
                        + " :organization_id, :organization_name, :channel_id, :channel_name, :user_id, :user_name,"
                        + " :reply_to, :command, :subcommand, :arguments, :shown, :alias, :pipes, 'open', :asked)")
                .bind("id", id)
                .bind("created", now)
                .bind("expires", end)
                .bind("platform", origin.platform())
                .bind("organization_id", id(origin.organization()))
                .bind("organization_name", name(origin.organization()))
                .bind("channel_id", id(origin.channel()))
                .bind("channel_name", name(origin.channel()))
                .bind("user_id", id(origin.user()))
                .bind("user_name", name(origin.user()))
                .bind("reply_to", origin.replyTo())
                .bind("command", run.command())
                .bind("subcommand", run.subcommand())
                .bind("arguments", written(run.texts()))
                .bind("shown", written(run.shown()))
                .bind("alias", run.alias())
                .bind("pipes", run.pipes())
                .bind("asked", run.deliveryId())
                .execute();
    }

    /** The arguments as they were given, secrets too. */
    Map<String, String> arguments(Handle handle, Approval approval) {
        return texts(handle.createQuery("select arguments from approval where id = :id")
                .bind("id", approval.id())
                .mapTo(String.class)
                .one());
    }

    /** Whether it was open until now. */
    boolean close(Handle handle, Approval approval, ApprovalState state, String by, Instant now, String note) {
        return handle.createUpdate("update approval set state = :state, decided_by = :who, decided_at = :now,"
                                + " note = :note, arguments = '{}', reply_to = '' where id = :id and state = 'open'")
                        .bind("state", state.word())
                        .bind("who", LogText.fitting(by, LONGEST))
                        .bind("now", now)
                        .bind("note", LogText.fitting(note, LONGEST))
                        .bind("id", approval.id())
                        .execute()
                == 1;
    }

    void runsAs(Handle handle, Approval approval, long deliveryId) {
        handle.createUpdate("update approval set run_by = :delivery where id = :id")
                .bind("delivery", deliveryId)
                .bind("id", approval.id())
                .execute();
    }

    /** Those whose time is over, held until the transaction ends; another node's are left to it. */
    List<Approval> overdue(Handle handle, Instant now) {
        return handle.createQuery("select * from approval where state = 'open' and expires_at <= :now"
                        + " for update skip locked")
                .bind("now", now)
                .map((row, context) -> approval(row))
                .list();
    }

    private static String id(@Nullable Party party) {
        return party == null ? "" : party.id();
    }

    private static String name(@Nullable Party party) {
        return party == null ? "" : LogText.fitting(party.name(), LONGEST);
    }

    private static Approval approval(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Approval(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                new Origin(
                        row.getString("platform"),
                        party(row, "organization"),
                        party(row, "channel"),
                        party(row, "user"),
                        row.getString("reply_to")),
                row.getString("command"),
                row.getString("subcommand"),
                texts(row.getString("shown")),
                row.getString("alias"),
                row.getString("pipes"),
                ApprovalState.of(row.getString("state")),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant(),
                row.getString("note"));
    }

    private static Party party(ResultSet row, String field) throws SQLException {
        return new Party(row.getString(field + "_id"), row.getString(field + "_name"));
    }

    private static String written(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    private static Map<String, String> texts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            // its message may hold an argument
            throw new IllegalStateException("a row of the table approval is not what this host wrote");
        }
    }
}
