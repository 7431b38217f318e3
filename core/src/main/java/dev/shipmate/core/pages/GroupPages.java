package dev.shipmate.core.pages;

import dev.shipmate.core.access.Group;
import dev.shipmate.core.access.Group.Member;
import dev.shipmate.core.access.GroupConflictException;
import dev.shipmate.core.access.GroupStore;
import dev.shipmate.core.access.InvalidGrantException;
import dev.shipmate.core.access.StoredGroup;
import dev.shipmate.core.pages.Listing.Row;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lists, adds, changes and removes groups. */
final class GroupPages {

    private static final String SECTION = "groups";
    private static final String PATH = "/groups/";
    private static final List<String> FIELDS = List.of("platform", "name", "members");

    private final GroupStore groups;
    private final Supplier<List<String>> platforms;

    GroupPages(GroupStore groups, Supplier<List<String>> platforms) {
        this.groups = groups;
        this.platforms = platforms;
    }

    void addTo(Doors doors) {
        doors.page("/groups", this::list);
        doors.adminPage("/groups/new", visit -> form(visit, "", Form.of(Map.of("platform", "*"))));
        doors.deed("/groups/new", visit -> keep(visit, ""));
        doors.page("/groups/{id}", this::one);
        doors.deed("/groups/{id}", visit -> keep(visit, visit.id().toString()));
        doors.deed("/groups/{id}/delete", this::delete);
    }

    private void list(Visit visit) {
        Listing listing = new Lister(visit, PATH)
                .choice("platform", "Platform", platforms.get())
                .list(
                        groups::list,
                        "Groups",
                        List.of("Name", "Platform", "Members", "Who"),
                        stored -> row(stored),
                        "There are no groups. A group gathers IDs under one name, which grants write as @name.");
        visit.show("groups", SECTION, Map.of("listing", listing));
    }

    private static Row row(StoredGroup stored) {
        Group group = stored.group();
        String some = group.members().stream()
                .limit(5)
                .map(member -> member.label().isEmpty() ? member.id() : member.label())
                .collect(Collectors.joining(", "));
        return new Row(
                stored.id().toString(),
                group.name(),
                List.of(
                        Cell.code("@" + group.name()).to(PATH + stored.id() + "/"),
                        Cell.text(group.platform()),
                        Cell.text(Integer.toString(group.members().size())),
                        Cell.muted(group.members().size() > 5 ? some + ", …" : some)));
    }

    private void one(Visit visit) {
        StoredGroup stored = groups.find(visit.id()).orElseThrow(NotFoundResponse::new);
        Group group = stored.group();
        String members = group.members().stream()
                .map(member -> (member.id() + " " + member.label()).strip())
                .collect(Collectors.joining("\n"));
        form(
                visit,
                stored.id().toString(),
                Form.of(Map.of("platform", group.platform(), "name", group.name(), "members", members)));
    }

    private void keep(Visit visit, String id) {
        Form form = Form.sent(visit, FIELDS);
        try {
            Group group = new Group(form.value("platform"), form.value("name"), members(form.value("members")));
            if (id.isEmpty()) {
                groups.add(group, visit.author());
            } else {
                visit.mustBe(groups.update(visit.id(), group, visit.author()));
            }
            visit.leadTo(PATH, id.isEmpty() ? Done.ADDED : Done.SAVED);
        } catch (InvalidGrantException e) {
            visit.showAgain("group", SECTION, model(id, form.wrong(e.problems())));
        } catch (GroupConflictException e) {
            visit.showAgain("group", SECTION, model(id, form.wrong(String.valueOf(e.getMessage()))));
        }
    }

    private void delete(Visit visit) {
        try {
            if (!groups.remove(visit.id(), visit.author())) {
                throw new NotFoundResponse();
            }
            visit.leadTo(PATH, Done.REMOVED);
        } catch (GroupConflictException e) {
            StoredGroup stored = groups.find(visit.id()).orElseThrow(NotFoundResponse::new);
            Form form = Form.of(Map.of(
                    "platform",
                    stored.group().platform(),
                    "name",
                    stored.group().name(),
                    "members",
                    ""));
            visit.showAgain(
                    "group", SECTION, model(stored.id().toString(), form.wrong(String.valueOf(e.getMessage()))));
        }
    }

    /** One member a line: the ID, and what people call it behind a blank. */
    private static List<Member> members(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> {
                    String[] words = line.split("\\s+", 2);
                    return new Member(words[0], words.length > 1 ? words[1] : "");
                })
                .toList();
    }

    private void form(Visit visit, String id, Form form) {
        visit.show("group", SECTION, model(id, form));
    }

    private Map<String, Object> model(String id, Form form) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", id);
        model.put("form", form);
        model.put("platforms", platforms.get());
        return model;
    }
}
