package dev.shipmate.core.pages;

import dev.shipmate.core.pages.Listing.Row;
import dev.shipmate.core.store.AccountLink;
import dev.shipmate.core.store.AccountLinkStore;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists, adds, changes and removes account links. */
final class LinkPages {

    private static final String SECTION = "links";
    private static final String PATH = "/account-links/";
    private static final List<String> FIELDS = List.of("platform", "user_id", "nautobot_user", "email");

    private final AccountLinkStore links;
    private final Supplier<List<String>> platforms;

    LinkPages(AccountLinkStore links, Supplier<List<String>> platforms) {
        this.links = links;
        this.platforms =
                () -> platforms.get().stream().filter(name -> !name.equals("*")).toList();
    }

    void addTo(Doors doors) {
        doors.page("/account-links", this::list);
        doors.adminPage("/account-links/new", visit -> visit.show("accountlink", SECTION, model("", blank(visit))));
        doors.deed("/account-links/new", visit -> keep(visit, ""));
        doors.page("/account-links/{id}", this::one);
        doors.deed("/account-links/{id}", visit -> keep(visit, visit.id().toString()));
        doors.deed("/account-links/{id}/delete", this::delete);
    }

    private static Form blank(Visit visit) {
        Map<String, String> fields = new LinkedHashMap<>();
        FIELDS.forEach(name -> fields.put(name, visit.query(name)));
        return Form.of(fields);
    }

    private void list(Visit visit) {
        Listing listing = new Lister(visit, PATH)
                .choice("platform", "Platform", platforms.get())
                .list(
                        links::list,
                        "Account links",
                        List.of("Chat user", "Platform", "Nautobot user", "E-mail", "Since"),
                        LinkPages::row,
                        "There are no links. A link says who a chat user is in Nautobot.");
        visit.show("accountlinks", SECTION, Map.of("listing", listing));
    }

    private static Row row(AccountLink link) {
        return new Row(
                link.id().toString(),
                link.userId(),
                List.of(
                        Cell.code(link.userId()).to(PATH + link.id() + "/"),
                        Cell.text(link.platform()),
                        Cell.text(link.nautobotUser()),
                        Cell.text(link.email()),
                        Cell.time(link.created())));
    }

    private void one(Visit visit) {
        AccountLink link = links.find(visit.id()).orElseThrow(NotFoundResponse::new);
        Form form = Form.of(Map.of(
                "platform", link.platform(),
                "user_id", link.userId(),
                "nautobot_user", link.nautobotUser(),
                "email", link.email()));
        visit.show("accountlink", SECTION, model(link.id().toString(), form));
    }

    private void keep(Visit visit, String id) {
        Form form = Form.sent(visit, FIELDS);
        AccountLinkStore.Fields fields = new AccountLinkStore.Fields(
                form.value("platform"), form.value("user_id"), form.value("nautobot_user"), form.value("email"));
        try {
            if (id.isEmpty()) {
                links.add(fields, visit.author());
            } else {
                visit.mustBe(links.update(visit.id(), fields, visit.author()));
            }
            visit.leadTo(PATH, id.isEmpty() ? Done.ADDED : Done.SAVED);
        } catch (IllegalArgumentException e) {
            visit.showAgain("accountlink", SECTION, model(id, form.wrong(String.valueOf(e.getMessage()))));
        }
    }

    private void delete(Visit visit) {
        visit.mustBe(links.remove(visit.id(), visit.author()));
        visit.leadTo(PATH, Done.REMOVED);
    }

    private Map<String, Object> model(String id, Form form) {
        return Map.of("id", id, "form", form, "platforms", platforms.get());
    }
}
