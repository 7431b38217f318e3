package dev.shipmate.core.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.database.PlainUpdate;
import dev.shipmate.spi.message.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code command_log} from and to an object; what does not fit its column is cut, never refused. */
final class LogRow {

    static final PlainUpdate INSERT = new PlainUpdate("insert into command_log (id, start_time, queue_ms, platform,"
            + " user_id, user_name, organization_id, organization_name, channel_id, channel_name, means, command,"
            + " subcommand, params, delivered, nautobot_user, node, status, runtime_ms, details, incident)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            // a commit whose answer was lost is done again
            + " on conflict do nothing");
    static final PlainUpdate FINISH = new PlainUpdate(
            "update command_log set status = ?, runtime_ms = ?, details = ?, incident = ? where id = ?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogRow() {}

    static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getObject("id", UUID.class),
                row.getObject("start_time", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("queue_ms")),
                row.getString("platform"),
                party(row, "organization"),
                party(row, "channel"),
                party(row, "user"),
                row.getString("means"),
                row.getString("command"),
                row.getString("subcommand"),
                params(row.getString("params")),
                ending(row),
                row.getBoolean("delivered"),
                row.getString("nautobot_user"),
                row.getString("node"));
    }

    /** The values of {@link #INSERT}. */
    static @Nullable Object[] values(LogEntry entry) {
        Ending ending = entry.ending();
        return new @Nullable Object[] {
            entry.id(),
            entry.startTime(),
            entry.queueTime().toMillis(),
            LogText.fitting(entry.platform(), 64),
            LogText.fitting(entry.user().id(), 255),
            LogText.fitting(entry.user().name(), 255),
            LogText.fitting(entry.organization().id(), 255),
            LogText.fitting(entry.organization().name(), 255),
            LogText.fitting(entry.channel().id(), 255),
            LogText.fitting(entry.channel().name(), 255),
            LogText.fitting(entry.means(), 32),
            LogText.fitting(entry.command(), 64),
            LogText.fitting(entry.subcommand(), 64),
            params(entry.params()),
            entry.isDelivered(),
            LogText.fitting(entry.nautobotUser(), 255),
            LogText.fitting(entry.node(), 64),
            ending == null ? null : ending.status().word(),
            ending == null ? null : ending.runtime().toMillis(),
            ending == null ? "" : LogText.fitting(ending.details(), 255),
            ending == null ? "" : LogText.fitting(ending.incident(), 32)
        };
    }

    /** The values of {@link #FINISH}. */
    static Object[] values(UUID id, Ending ending) {
        return new Object[] {
            ending.status().word(),
            ending.runtime().toMillis(),
            LogText.fitting(ending.details(), 255),
            LogText.fitting(ending.incident(), 32),
            id
        };
    }

    private static Party party(ResultSet row, String field) throws SQLException {
        return new Party(row.getString(field + "_id"), row.getString(field + "_name"));
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return status == null
                ? null
                : new Ending(
                        Status.of(status),
                        row.getString("details"),
                        row.getString("incident"),
                        Duration.ofMillis(row.getLong("runtime_ms")));
    }

    /** Pairs of name and value, as Nautobot ChatOps keeps them. */
    private static String params(List<NamedValue> params) {
        try {
            return JSON.writeValueAsString(params.stream()
                    .map(param -> List.of(param.name(), param.value()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    private static List<NamedValue> params(String json) throws SQLException {
        try {
            return JSON.readValue(json, new TypeReference<List<List<String>>>() {}).stream()
                    .map(pair -> new NamedValue(pair.get(0), pair.get(1)))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new SQLException("a log entry's parameters are no JSON", e);
        }
    }
}
