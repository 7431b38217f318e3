package dev.shipmate.core.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.access.CsvGuard;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Ending;
import dev.shipmate.core.log.LogEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command log as a file, the newest first. */
final class LogExport {

    private static final List<String> FIELDS = List.of(
            "id",
            "start_time",
            "queue_ms",
            "runtime_ms",
            "platform",
            "organization_id",
            "organization_name",
            "channel_id",
            "channel_name",
            "user_id",
            "user_name",
            "nautobot_user",
            "means",
            "command",
            "subcommand",
            "params",
            "status",
            "details",
            "incident",
            "delivered",
            "node");

    private final CommandLog log;
    private final ObjectMapper json = new ObjectMapper();

    LogExport(CommandLog log) {
        this.log = log;
    }

    void csv(Visit visit, Search search) {
        Downloads.csv(visit, "command-log.csv", file -> {
            file.write(String.join(",", FIELDS) + "\r\n");
            log.each(search, entry -> {
                Map<String, Object> fields = fields(entry);
                Downloads.write(
                        file,
                        FIELDS.stream()
                                        .map(name -> CsvGuard.field(Objects.toString(fields.get(name), "")))
                                        .collect(Collectors.joining(","))
                                + "\r\n");
            });
        });
    }

    void lines(Visit visit, Search search) {
        Downloads.file(
                visit,
                "command-log.jsonl",
                "application/x-ndjson",
                file -> log.each(search, entry -> Downloads.write(file, written(fields(entry)) + "\n")));
    }

    private static Map<String, Object> fields(LogEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        @Nullable Ending ending = entry.ending();
        fields.put("id", entry.id().toString());
        fields.put("start_time", entry.startTime().toString());
        fields.put("queue_ms", entry.queueTime().toMillis());
        fields.put("runtime_ms", ending == null ? null : ending.runtime().toMillis());
        fields.put("platform", entry.platform());
        fields.put("organization_id", entry.organization().id());
        fields.put("organization_name", entry.organization().name());
        fields.put("channel_id", entry.channel().id());
        fields.put("channel_name", entry.channel().name());
        fields.put("user_id", entry.user().id());
        fields.put("user_name", entry.user().name());
        fields.put("nautobot_user", entry.nautobotUser());
        fields.put("means", entry.means());
        fields.put("command", entry.command());
        fields.put("subcommand", entry.subcommand());
        fields.put(
                "params",
                entry.params().stream()
                        .map(param -> List.of(param.name(), param.value()))
                        .toList());
        fields.put("status", ending == null ? null : ending.status().word());
        fields.put("details", ending == null ? "" : ending.details());
        fields.put("incident", ending == null ? "" : ending.incident());
        fields.put("delivered", entry.isDelivered());
        fields.put("node", entry.node());
        return fields;
    }

    private String written(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written as JSON", e);
        }
    }
}
