package dev.shipmate.core.request;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import dev.shipmate.core.log.LogText;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The statements on {@code access_request}, each within a transaction of {@link AccessRequests}. */
final class RequestTable {

    private static final int LONGEST = 255;

    private static final TableSearch<AccessRequest> SEARCH = new TableSearch<>(
            "access_request",
            Map.ofEntries(
                    Map.entry("id", FieldKind.UUID),
                    Map.entry("number", FieldKind.NUMBER),
                    Map.entry("created", FieldKind.INSTANT),
                    Map.entry("platform", FieldKind.TEXT),
                    Map.entry("organization_id", FieldKind.TEXT),
                    Map.entry("organization_name", FieldKind.TEXT),
                    Map.entry("channel_id", FieldKind.TEXT),
                    Map.entry("channel_name", FieldKind.TEXT),
                    Map.entry("user_id", FieldKind.TEXT),
                    Map.entry("user_name", FieldKind.TEXT),
                    Map.entry("command", FieldKind.TEXT),
                    Map.entry("subcommand", FieldKind.TEXT),
                    Map.entry("reason", FieldKind.TEXT),
                    Map.entry("state", FieldKind.TEXT),
                    Map.entry("decided_by", FieldKind.TEXT),
                    Map.entry("decided_at", FieldKind.INSTANT),
                    Map.entry("note", FieldKind.TEXT),
                    Map.entry("expires_at", FieldKind.INSTANT),
                    Map.entry("log_id", FieldKind.UUID)),
            List.of(
                    "user_name",
                    "user_id",
                    "platform",
                    "channel_name",
                    "command",
                    "subcommand",
                    "reason",
                    "state",
                    "decided_by",
                    "note"),
            "number desc",
            (row, context) -> request(row));

    Page<AccessRequest> search(Handle handle, Search search) {
        return SEARCH.run(handle, search);
    }

    Optional<AccessRequest> find(Handle handle, long number) {
        return find(handle, number, "");
    }

    /** Held until the transaction ends, so that of two approvers one is first. */
    Optional<AccessRequest> findToDecide(Handle handle, long number) {
        return find(handle, number, " for update");
    }

    private static Optional<AccessRequest> find(Handle handle, long number, String lock) {
        return handle.createQuery("select * from access_request where number = :number" + lock)
                .bind("number", number)
                .map((row, context) -> request(row))
                .findOne();
    }

    Optional<AccessRequest> findOpen(Handle handle, Origin origin, Wanted what) {
        return handle.createQuery("select * from access_request where open_key = :key")
                .bind("key", openKey(origin, what))
                .map((row, context) -> request(row))
                .findOne();
    }

    int countOpen(Handle handle, Origin origin) {
        return handle.createQuery("select count(*) from access_request"
                        + " where user_id = :user and platform = :platform and state = 'open'")
                .bind("user", origin.userId())
                .bind("platform", origin.platform())
                .mapTo(int.class)
                .one();
    }

    void insert(Handle handle, UUID id, Instant now, Origin origin, Wanted what, String reason, @Nullable UUID logId) {
        handle.createUpdate("insert into access_request (id, created, platform, organization_id, organization_name,"
                        + " channel_id, channel_name, user_id, user_name, reply_to, command, subcommand, kind, reason,"
                        + " state, open_key, log_id) values (:id, :created, :platform, :organization_id,"
                        + " :organization_name, :channel_id, :channel_name, :user_id, :user_name, :reply_to, :command,"
                        + " :subcommand, :kind, :reason, 'open', :key, cast(:log as uuid))")
                .bind("id", id)
                .bind("created", now)
                .bind("platform", origin.platform())
                .bind("organization_id", id(origin.organization()))
                .bind("organization_name", name(origin.organization()))
                .bind("channel_id", id(origin.channel()))
                .bind("channel_name", name(origin.channel()))
                .bind("user_id", id(origin.user()))
                .bind("user_name", name(origin.user()))
                .bind("reply_to", origin.replyTo())
                .bind("command", what.command())
                .bind("subcommand", what.subcommand())
                .bind("kind", what.kind().name().toLowerCase(Locale.ROOT))
                .bind("reason", LogText.fitting(reason, LONGEST))
                .bind("key", openKey(origin, what))
                .bindByType("log", logId, UUID.class)
                .execute();
    }

    /** An older address may be of no use any more. */
    void readdress(Handle handle, AccessRequest request, String replyTo) {
        handle.createUpdate("update access_request set reply_to = :reply_to where id = :id and state = 'open'")
                .bind("reply_to", replyTo)
                .bind("id", request.id())
                .execute();
    }

    /** Whether it was open until now. */
    boolean close(
            Handle handle,
            AccessRequest request,
            RequestState state,
            String by,
            Instant now,
            String note,
            @Nullable Instant end) {
        return handle.createUpdate("update access_request set state = :state, decided_by = :who, decided_at = :now,"
                                + " note = :note, expires_at = :end, open_key = null, reply_to = ''"
                                + " where id = :id and state = 'open'")
                        .bind("state", state.word())
                        .bind("who", LogText.fitting(by, LONGEST))
                        .bind("now", now)
                        .bind("note", LogText.fitting(note, LONGEST))
                        .bindByType("end", end, Instant.class)
                        .bind("id", request.id())
                        .execute()
                == 1;
    }

    void expire(Handle handle, Instant created) {
        handle.createUpdate("update access_request set state = 'expired', open_key = null, reply_to = ''"
                        + " where state = 'open' and created < :created")
                .bind("created", created)
                .execute();
    }

    /** One text for the five that make two requests the same; their lengths keep them apart. */
    private static String openKey(Origin origin, Wanted what) {
        StringBuilder key = new StringBuilder();
        for (String part : List.of(
                origin.platform(),
                origin.userId(),
                origin.channelId(),
                what.command(),
                what.subcommand(),
                what.kind().name())) {
            key.append(part.length()).append(':').append(part);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String id(@Nullable Party party) {
        return party == null ? "" : party.id();
    }

    private static String name(@Nullable Party party) {
        return party == null ? "" : LogText.fitting(party.name(), LONGEST);
    }

    private static AccessRequest request(ResultSet row) throws SQLException {
        return new AccessRequest(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                new Origin(
                        row.getString("platform"),
                        party(row, "organization"),
                        party(row, "channel"),
                        party(row, "user"),
                        row.getString("reply_to")),
                new Wanted(
                        row.getString("command"),
                        row.getString("subcommand"),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))),
                row.getString("reason"),
                RequestState.of(row.getString("state")),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("note"),
                instant(row, "expires_at"),
                row.getObject("log_id", UUID.class));
    }

    private static Party party(ResultSet row, String field) throws SQLException {
        return new Party(row.getString(field + "_id"), row.getString(field + "_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
