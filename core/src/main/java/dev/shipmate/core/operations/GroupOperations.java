package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.access.Group;
import dev.shipmate.core.access.Group.Member;
import dev.shipmate.core.access.GroupStore;
import dev.shipmate.core.access.StoredGroup;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Lists and changes access groups, which are named by platform and name. */
public final class GroupOperations {

    private static final int MOST = 1_000;

    private final GroupStore groups;

    public GroupOperations(GroupStore groups) {
        this.groups = groups;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "groups.list", (arguments, author) -> list(),
                "groups.add", this::add,
                "groups.remove", this::remove,
                "groups.add-member", this::addMember,
                "groups.remove-member", this::removeMember);
    }

    private JsonNode list() {
        ArrayNode rows = Json.array();
        groups.list(Search.first(MOST)).rows().forEach(stored -> rows.add(shown(stored)));
        return rows;
    }

    private JsonNode add(JsonNode arguments, Author author) {
        List<Member> members = Json.texts(arguments.path("members")).stream()
                .map(id -> new Member(id, ""))
                .toList();
        return shown(groups.add(new Group(platform(arguments), Json.required(arguments, "name"), members), author));
    }

    private JsonNode remove(JsonNode arguments, Author author) {
        StoredGroup found = find(arguments);
        groups.remove(found.id(), author);
        return shown(found);
    }

    private JsonNode addMember(JsonNode arguments, Author author) {
        Member added = new Member(Json.required(arguments, "member"), Json.text(arguments, "label"));
        return changed(arguments, author, members -> {
            members.removeIf(member -> member.id().equals(added.id()));
            members.add(added);
            return members;
        });
    }

    private JsonNode removeMember(JsonNode arguments, Author author) {
        String id = Json.required(arguments, "member");
        return changed(arguments, author, members -> {
            if (!members.removeIf(member -> member.id().equals(id))) {
                throw new RefusedException(id + " is not in the group; see groups list");
            }
            return members;
        });
    }

    private JsonNode changed(JsonNode arguments, Author author, UnaryOperator<List<Member>> change) {
        StoredGroup found = find(arguments);
        Group before = found.group();
        List<Member> members = change.apply(new ArrayList<>(before.members()));
        return groups.update(found.id(), new Group(before.platform(), before.name(), members), author)
                .map(GroupOperations::shown)
                .orElseThrow(() -> new RefusedException("the group was removed meanwhile"));
    }

    private StoredGroup find(JsonNode arguments) {
        String name = Json.required(arguments, "name");
        String platform = platform(arguments);
        return groups.list(Search.first(MOST).where("name", name)).rows().stream()
                .filter(stored -> stored.group().platform().equals(platform))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "there is no group " + name + " on platform " + platform + "; see groups list"));
    }

    private static String platform(JsonNode arguments) {
        String platform = Json.text(arguments, "platform");
        return platform.isEmpty() ? "*" : platform;
    }

    private static ObjectNode shown(StoredGroup stored) {
        ObjectNode row = Json.object()
                .put("id", stored.id().toString())
                .put("platform", stored.group().platform())
                .put("name", stored.group().name());
        ArrayNode members = row.putArray("members");
        stored.group()
                .members()
                .forEach(member -> members.add(
                        member.label().isEmpty() ? member.id() : member.id() + " (" + member.label() + ")"));
        return row;
    }
}
