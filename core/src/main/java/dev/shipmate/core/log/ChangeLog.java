package dev.shipmate.core.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.database.FieldKind;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TableSearch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, and how: grants, groups, tokens, links, accounts, settings.
 *
 * <p>A line is written in the transaction of its change, so there is never one without the other.
 */
public final class ChangeLog {

    private static final TableSearch<ChangeEntry> SEARCH = new TableSearch<>(
            "change_log",
            Map.of(
                    "id", FieldKind.UUID,
                    "time", FieldKind.INSTANT,
                    "who", FieldKind.TEXT,
                    "means", FieldKind.TEXT,
                    "request_id", FieldKind.TEXT,
                    "object_type", FieldKind.TEXT,
                    "object_id", FieldKind.TEXT,
                    "action", FieldKind.TEXT),
            List.of("who", "object_type", "object_id", "before", "after"),
            "time desc, id",
            (row, context) -> entry(row));

    private final ObjectMapper json = new ObjectMapper();
    private final Jdbi jdbi;
    private final Clock clock;

    public ChangeLog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Writes the line with the handle, and in the transaction, of the change itself. */
    public void record(Handle handle, Author author, Change change) {
        handle.createUpdate("insert into change_log"
                        + " (id, time, who, means, request_id, object_type, object_id, action, before, after)"
                        + " values (:id, :time, :who, :means, :request, :type, :object, :action, :before, :after)")
                .bind("id", UUID.randomUUID())
                .bind("time", clock.instant())
                .bind("who", LogText.fitting(author.who(), 255))
                .bind("means", LogText.fitting(author.means(), 32))
                .bind("request", LogText.fitting(author.requestId(), 64))
                .bind("type", change.objectType())
                .bind("object", LogText.fitting(change.objectId(), 255))
                .bind("action", change.action())
                .bind("before", text(change.before()))
                .bind("after", text(change.after()))
                .execute();
    }

    public Optional<ChangeEntry> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from change_log where id = :id")
                .bind("id", id)
                .map((row, context) -> entry(row))
                .findOne());
    }

    /** A field of all objects of a type as the log knows them last, by their ids; those that are gone are left out. */
    public Map<String, String> latest(Handle handle, String objectType, String field) {
        Map<String, String> latest = new HashMap<>();
        handle.createQuery("select * from change_log where object_type = :type order by time, id")
                .bind("type", objectType)
                .map((row, context) -> entry(row))
                .forEach(entry -> {
                    if (entry.after() == null) {
                        latest.remove(entry.objectId());
                    } else {
                        latest.put(
                                entry.objectId(),
                                read(entry.after()).path(field).asText());
                    }
                });
        return latest;
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change's fields are no JSON", e);
        }
    }

    /** The newest first. */
    public Page<ChangeEntry> list(Search search) {
        return jdbi.withHandle(handle -> SEARCH.run(handle, search));
    }

    private @Nullable String text(@Nullable Map<String, ?> fields) {
        try {
            return fields == null ? null : json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the fields of a change must be texts, numbers and lists", e);
        }
    }

    private static ChangeEntry entry(ResultSet row) throws SQLException {
        return new ChangeEntry(
                row.getObject("id", UUID.class),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                new Author(row.getString("who"), row.getString("means"), row.getString("request_id")),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("action"),
                row.getString("before"),
                row.getString("after"));
    }
}
