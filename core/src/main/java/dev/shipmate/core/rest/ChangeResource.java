package dev.shipmate.core.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.rest.Field.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who changed what. Nothing changes it. */
final class ChangeResource implements Resource {

    private final ChangeLog changes;
    private final ObjectMapper mapper = new ObjectMapper();

    ChangeResource(ChangeLog changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "changelog";
    }

    @Override
    public String summary() {
        return "A change of a grant, group, token, link or account, the newest first.";
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.shown("time", Kind.TIME, "When it was made."),
                Field.shown("who", Kind.TEXT, "The account, or the user of the operating system."),
                Field.shown("means", Kind.TEXT, "Through what: web, rest, cli, chat or file."),
                Field.shown("request_id", Kind.TEXT, "What ties together the changes of one request."),
                Field.shown("changed_object_type", Kind.TEXT, "What kind of thing: accessgrant, accessgroup, …"),
                Field.shown("changed_object_id", Kind.TEXT, "Its ID."),
                Field.shown("action", Kind.TEXT, "create, update or delete."),
                Field.shown("prechange", Kind.VALUE, "Its fields before; null where it was not there."),
                Field.shown("postchange", Kind.VALUE, "Its fields after; null where it is gone."));
    }

    @Override
    public Map<String, String> columns() {
        return Map.of("changed_object_type", "object_type", "changed_object_id", "object_id");
    }

    @Override
    public Page<ObjectNode> list(Search search) {
        Page<ChangeEntry> found = changes.list(search);
        return new Page<>(found.rows().stream().map(this::json).toList(), found.total());
    }

    @Override
    public Optional<ObjectNode> find(UUID id) {
        return changes.find(id).map(this::json);
    }

    private ObjectNode json(ChangeEntry entry) {
        ObjectNode json = Json.object(
                        entry.id(),
                        entry.action() + " " + entry.objectType() + " by "
                                + entry.author().who(),
                        entry.time(),
                        entry.time())
                .put("time", entry.time().toString())
                .put("who", entry.author().who())
                .put("means", entry.author().means())
                .put("request_id", entry.author().requestId())
                .put("changed_object_type", entry.objectType())
                .put("changed_object_id", entry.objectId())
                .put("action", entry.action());
        json.set("prechange", read(entry.before()));
        json.set("postchange", read(entry.after()));
        return json;
    }

    private JsonNode read(@Nullable String text) {
        try {
            return text == null ? NullNode.getInstance() : mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change's fields are no JSON", e);
        }
    }
}
