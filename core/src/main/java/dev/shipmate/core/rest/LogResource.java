package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.Ending;
import dev.shipmate.core.log.LogEntry;
import dev.shipmate.core.rest.Field.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands that ran or were blocked. */
final class LogResource implements Resource {

    private static final int NANOS_PER_MICRO = 1_000;

    private final CommandLog log;

    LogResource(CommandLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "commandlog";
    }

    @Override
    public String summary() {
        return "A command that ran or was blocked, the newest first.";
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.shown("start_time", Kind.TIME, "When it started."),
                Field.shown("queue_ms", Kind.NUMBER, "How long it waited before, in milliseconds."),
                Field.shown("runtime", Kind.VALUE, "How long it took, as hours:minutes:seconds; null while it runs."),
                Field.shown("runtime_ms", Kind.NUMBER, "The same in milliseconds; null while it runs."),
                Field.shown("platform", Kind.TEXT, "The chat platform."),
                Field.shown("platform_color", Kind.VALUE, "A colour, for clients that show one."),
                Field.shown("organization_id", Kind.TEXT, "Where it was asked for."),
                Field.shown("organization_name", Kind.TEXT, "What people call that."),
                Field.shown("channel_id", Kind.TEXT, "The conversation."),
                Field.shown("channel_name", Kind.TEXT, "What people call it."),
                Field.shown("user_id", Kind.TEXT, "Whom it ran for."),
                Field.shown("user_name", Kind.TEXT, "What people call him."),
                Field.shown("nautobot_user", Kind.TEXT, "The linked Nautobot user, or the fallback."),
                Field.shown("means", Kind.TEXT, "Through what: typed, answered, …"),
                Field.shown("command", Kind.TEXT, "The command."),
                Field.shown("subcommand", Kind.TEXT, "The subcommand."),
                Field.shown("params", Kind.VALUE, "Pairs of name and value; secrets as stars."),
                Field.shown(
                        "status",
                        Kind.TEXT,
                        "succeeded, blocked, failed, errored or interrupted; unknown while it runs."),
                Field.shown("details", Kind.TEXT, "Why, where it did not succeed."),
                Field.shown("incident", Kind.TEXT, "What the host's log calls the error."),
                Field.shown("delivered", Kind.FLAG, "Whether the platform took the reply."),
                Field.shown("node", Kind.TEXT, "Which node ran it."));
    }

    @Override
    public Page<ObjectNode> list(Search search) {
        Page<LogEntry> found = log.list(search);
        return new Page<>(found.rows().stream().map(LogResource::json).toList(), found.total());
    }

    @Override
    public Optional<ObjectNode> find(UUID id) {
        return log.find(id).map(LogResource::json);
    }

    private static ObjectNode json(LogEntry entry) {
        @Nullable Ending ending = entry.ending();
        String path = (entry.command() + " " + entry.subcommand()).strip();
        ObjectNode json = Json.object(entry.id(), path, entry.startTime(), entry.startTime())
                .put("start_time", entry.startTime().toString())
                .put("queue_ms", entry.queueTime().toMillis())
                .put("runtime", ending == null ? null : clock(ending.runtime()))
                .put(
                        "runtime_ms",
                        ending == null ? null : (Long) ending.runtime().toMillis())
                .put("platform", entry.platform())
                .put("platform_color", "607d8b")
                .put("organization_id", entry.organization().id())
                .put("organization_name", entry.organization().name())
                .put("channel_id", entry.channel().id())
                .put("channel_name", entry.channel().name())
                .put("user_id", entry.user().id())
                .put("user_name", entry.user().name())
                .put("nautobot_user", entry.nautobotUser())
                .put("means", entry.means())
                .put("command", entry.command())
                .put("subcommand", entry.subcommand());
        ArrayNode params = json.putArray("params");
        entry.params().forEach(param -> params.addArray().add(param.name()).add(param.value()));
        return json.put("status", ending == null ? "unknown" : ending.status().word())
                .put("details", ending == null ? "" : ending.details())
                .put("incident", ending == null ? "" : ending.incident())
                .put("delivered", entry.isDelivered())
                .put("node", entry.node());
    }

    private static String clock(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%06d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toNanosPart() / NANOS_PER_MICRO);
    }
}
