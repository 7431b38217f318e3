package dev.shipmate.core.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.spi.message.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** A row of {@code command_log} from and to an object; what does not fit its column is cut, never refused. */
final class LogRow {

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

    static Update bind(Update statement, LogEntry entry) {
        bind(statement, "organization", entry.organization());
        bind(statement, "channel", entry.channel());
        bind(statement, "user", entry.user());
        bind(statement, entry.ending());
        return statement
                .bind("id", entry.id())
                .bind("start_time", entry.startTime())
                .bind("queue_ms", entry.queueTime().toMillis())
                .bind("platform", LogText.fitting(entry.platform(), 64))
                .bind("means", LogText.fitting(entry.means(), 32))
                .bind("command", LogText.fitting(entry.command(), 64))
                .bind("subcommand", LogText.fitting(entry.subcommand(), 64))
                .bind("params", params(entry.params()))
                .bind("delivered", entry.isDelivered())
                .bind("nautobot_user", LogText.fitting(entry.nautobotUser(), 255))
                .bind("node", LogText.fitting(entry.node(), 64));
    }

    static Update bind(Update statement, @Nullable Ending ending) {
        return statement
                .bindByType("status", ending == null ? null : ending.status().word(), String.class)
                .bindByType(
                        "runtime_ms", ending == null ? null : ending.runtime().toMillis(), Long.class)
                .bind("details", ending == null ? "" : LogText.fitting(ending.details(), 255))
                .bind("incident", ending == null ? "" : LogText.fitting(ending.incident(), 32));
    }

    private static void bind(Update statement, String field, Party party) {
        statement
                .bind(field + "_id", LogText.fitting(party.id(), 255))
                .bind(field + "_name", LogText.fitting(party.name(), 255));
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
