package dev.shipmate.core.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.access.CsvGuard;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Ending;
import dev.shipmate.core.log.LogEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command log as a file, the newest first, at most 50,000 rows of it. */
final class LogExport {

    private static final int PAGE = 1_000;
    private static final int MOST = 50_000;

    private final CommandLog log;
    private final ObjectMapper json = new ObjectMapper();

    LogExport(CommandLog log) {
        this.log = log;
    }

    void csv(Visit visit, Search search) {
        StringBuilder text = new StringBuilder();
        each(search, entry -> {
            Map<String, Object> fields = fields(entry);
            if (text.isEmpty()) {
                text.append(String.join(",", fields.keySet())).append("\r\n");
            }
            text.append(fields.values().stream()
                            .map(value -> field(value == null ? "" : value.toString()))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        });
        Downloads.csv(visit, "command-log.csv", text.toString());
    }

    void lines(Visit visit, Search search) {
        StringBuilder text = new StringBuilder();
        each(search, entry -> text.append(written(fields(entry))).append('\n'));
        Downloads.file(visit, "command-log.jsonl", "application/x-ndjson", text.toString());
    }

    private void each(Search search, Consumer<LogEntry> then) {
        long offset = 0;
        Page<LogEntry> page;
        do {
            page = log.list(new Search(search.filters(), search.text(), PAGE, offset));
            page.rows().forEach(then);
            offset += page.rows().size();
        } while (!page.rows().isEmpty() && offset < page.total() && offset < MOST);
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

    private static String field(String raw) {
        String value = CsvGuard.guarded(raw);
        boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private String written(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written as JSON", e);
        }
    }
}
