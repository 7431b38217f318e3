package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.access.Group;
import dev.shipmate.core.access.Group.Member;
import dev.shipmate.core.access.GroupConflictException;
import dev.shipmate.core.access.GroupStore;
import dev.shipmate.core.access.InvalidGrantException;
import dev.shipmate.core.access.StoredGroup;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.rest.Field.Kind;
import dev.shipmate.core.rest.Field.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Groups of IDs, which grants write as {@code @name}. */
final class GroupResource implements Resource {

    private final GroupStore groups;

    GroupResource(GroupStore groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "accessgroup";
    }

    @Override
    public String summary() {
        return "IDs under one name, which grants write as @name.";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text("platform", Use.OPTIONAL, 64, "The platform whose IDs these are, or * (the default)."),
                Field.text("name", Use.MANDATORY, 64, "One word, without the @."),
                new Field(
                        "members",
                        Kind.MEMBERS,
                        Use.OPTIONAL,
                        "A list of objects with id and label, or of IDs alone.",
                        0,
                        List.of()));
    }

    @Override
    public Page<ObjectNode> list(Search search) {
        Page<StoredGroup> found = groups.list(search);
        return new Page<>(found.rows().stream().map(GroupResource::json).toList(), found.total());
    }

    @Override
    public Optional<ObjectNode> find(UUID id) {
        return groups.find(id).map(GroupResource::json);
    }

    @Override
    public ObjectNode add(Values values, Author author) {
        return told(() -> json(groups.add(group(values), author)));
    }

    @Override
    public Optional<ObjectNode> change(UUID id, Values values, Author author) {
        return told(() -> groups.update(id, group(values), author).map(GroupResource::json));
    }

    @Override
    public boolean remove(UUID id, Author author) {
        return told(() -> groups.remove(id, author));
    }

    private static Group group(Values values) {
        List<Member> members = new ArrayList<>();
        for (JsonNode member : values.value("members")) {
            members.add(
                    member.isObject()
                            ? new Member(
                                    member.path("id").asText(),
                                    member.path("label").asText(""))
                            : new Member(member.asText(), ""));
        }
        return new Group(values.text("platform"), values.text("name"), members);
    }

    private static <T> T told(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (InvalidGrantException e) {
            throw Refusal.fields(e.problems());
        } catch (GroupConflictException e) {
            String message = String.valueOf(e.getMessage());
            throw e.isInUse() ? Refusal.of(409, message) : Refusal.whole(message);
        }
    }

    private static ObjectNode json(StoredGroup stored) {
        Group group = stored.group();
        ObjectNode json = Json.object(stored.id(), "@" + group.name(), stored.created(), stored.lastUpdated())
                .put("platform", group.platform())
                .put("name", group.name());
        ArrayNode members = json.putArray("members");
        group.members()
                .forEach(member -> members.addObject().put("id", member.id()).put("label", member.label()));
        return json;
    }
}
