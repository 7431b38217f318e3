package dev.shipmate.core.pages;

import dev.shipmate.core.access.DuplicateGrantException;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.InvalidGrantException;
import dev.shipmate.core.access.StoredGrant;
import dev.shipmate.core.pages.Listing.Row;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists, adds, changes and removes grants. */
final class GrantPages {

    static final String SECTION = "grants";
    private static final String PATH = "/grants/";
    private static final List<String> TYPES = List.of("organization", "channel", "user");

    private final GrantStore grants;
    private final Supplier<List<String>> platforms;
    private final Suggestions suggestions;
    private final Clock clock;

    GrantPages(GrantStore grants, Supplier<List<String>> platforms, Suggestions suggestions, Clock clock) {
        this.grants = grants;
        this.platforms = platforms;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    void addTo(Doors doors) {
        doors.page("/grants", this::list);
        doors.adminPage("/grants/new", visit -> form(visit, "", GrantForm.blank(visit)));
        doors.deed("/grants/new", this::add);
        doors.page("/grants/{id}", this::one);
        doors.deed("/grants/{id}", this::save);
        doors.deed("/grants/{id}/delete", this::delete);
    }

    private void list(Visit visit) {
        Lister lister = new Lister(visit, PATH)
                .choice("platform", "Platform", platforms.get())
                .text("command", "Command")
                .choice("grant_type", "Type", TYPES)
                .text("value", "Value")
                .choice("effect", "Effect", List.of("allow", "deny"));
        Listing listing = lister.list(
                grants::list,
                "Grants",
                List.of("Command", "Type", "Name", "Value", "Platform", "Channel", "Effect", "Expires"),
                this::row,
                "There are no grants: nobody may run anything yet. A command needs one for its organization, one for its"
                        + " channel and one for its user.",
                "/grants/bulk/");
        visit.show("grants", SECTION, Map.of("listing", listing));
    }

    private Row row(StoredGrant stored) {
        Grant grant = stored.grant();
        boolean isOver = grant.isExpiredAt(clock.instant());
        return new Row(
                stored.id().toString(),
                grant.summary(),
                List.of(
                        Cell.code(grant.command() + " " + grant.subcommand()).to(PATH + stored.id() + "/"),
                        Cell.text(grant.type().word()),
                        Cell.text(grant.name()),
                        Cell.code(grant.value()),
                        Cell.text(grant.platform()),
                        Cell.code(grant.channel()),
                        grant.effect().word().equals("deny") ? Cell.state("deny", "bad") : Cell.state("allow", "good"),
                        isOver ? Cell.state("expired", "warn") : Cell.time(grant.expiresAt())));
    }

    private void one(Visit visit) {
        StoredGrant stored = grants.find(visit.id()).orElseThrow(NotFoundResponse::new);
        form(visit, stored.id().toString(), GrantForm.of(stored.grant()));
    }

    private void add(Visit visit) {
        Form form = GrantForm.sent(visit);
        try {
            grants.add(GrantForm.read(form), visit.author());
            visit.leadTo(PATH, Done.ADDED);
        } catch (InvalidGrantException e) {
            formAgain(visit, "", form.wrong(e.problems()));
        } catch (DuplicateGrantException e) {
            formAgain(visit, "", form.wrong(String.valueOf(e.getMessage())));
        }
    }

    private void save(Visit visit) {
        Form form = GrantForm.sent(visit);
        try {
            visit.mustBe(grants.update(visit.id(), GrantForm.read(form), visit.author()));
            visit.leadTo(PATH, Done.SAVED);
        } catch (InvalidGrantException e) {
            formAgain(visit, visit.id().toString(), form.wrong(e.problems()));
        } catch (DuplicateGrantException e) {
            formAgain(visit, visit.id().toString(), form.wrong(String.valueOf(e.getMessage())));
        }
    }

    private void delete(Visit visit) {
        if (!grants.remove(visit.id(), visit.author())) {
            throw new NotFoundResponse();
        }
        visit.leadTo(PATH, Done.REMOVED);
    }

    private void form(Visit visit, String id, Form form) {
        visit.show("grant", SECTION, model(id, form, Matches.NONE));
    }

    private void formAgain(Visit visit, String id, Form form) {
        visit.showAgain("grant", SECTION, model(id, form, Matches.NONE));
    }

    /** Shows the form again with what was looked up. */
    void looked(Visit visit, String id, Form form, Matches matches) {
        visit.show("grant", SECTION, model(id, form, matches));
    }

    private Map<String, Object> model(String id, Form form, Matches matches) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", id);
        model.put("form", form);
        model.put("matches", matches);
        model.put("platforms", platforms.get());
        model.put("suggestions", suggestions);
        return model;
    }
}
