package dev.shipmate.core.pages;

import dev.shipmate.core.access.DuplicateGrantException;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.InvalidGrantException;
import dev.shipmate.core.access.StoredGrant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Changes or removes many grants at once, all or none, after showing which. */
final class BulkPages {

    private static final String PATH = "/grants/";
    private static final int MOST = 1_000;
    /** What may be made the same for many. */
    private static final List<String> FIELDS =
            List.of("platform", "command", "subcommand", "name", "channel", "effect", "expires_at");

    private final GrantStore grants;
    private final Supplier<List<String>> platforms;

    BulkPages(GrantStore grants, Supplier<List<String>> platforms) {
        this.grants = grants;
        this.platforms = platforms;
    }

    void addTo(Doors doors) {
        doors.deed("/grants/bulk", this::choose);
        doors.deed("/grants/bulk/delete", this::delete);
        doors.deed("/grants/bulk/edit", this::edit);
    }

    /** Shows what was chosen, and asks what to do with it. */
    private void choose(Visit visit) {
        boolean isDelete = visit.field("action").equals("delete");
        show(visit, isDelete, chosen(visit), Form.of(Map.of()));
    }

    private void delete(Visit visit) {
        grants.removeAll(chosen(visit).stream().map(StoredGrant::id).toList(), visit.author());
        visit.leadTo(PATH, Done.REMOVED);
    }

    private void edit(Visit visit) {
        List<StoredGrant> chosen = chosen(visit);
        Form form = Form.sent(visit, FIELDS);
        boolean isForGood = visit.field("no_expiry").equals("on");
        try {
            Map<UUID, Grant> changed = new LinkedHashMap<>();
            for (StoredGrant stored : chosen) {
                changed.put(stored.id(), changed(stored.grant(), form, isForGood));
            }
            grants.updateAll(changed, visit.author());
            visit.leadTo(PATH, Done.SAVED);
        } catch (InvalidGrantException e) {
            showAgain(visit, chosen, form.wrong(e.problems()));
        } catch (DuplicateGrantException e) {
            showAgain(visit, chosen, form.wrong("Nothing was changed. " + e.getMessage()));
        }
    }

    private static Grant changed(Grant before, Form form, boolean isForGood) {
        Form whole = GrantForm.of(before);
        for (String field : FIELDS) {
            String value = form.value(field);
            whole = value.isEmpty() ? whole : whole.with(field, value);
        }
        return GrantForm.read(isForGood ? whole.with("expires_at", "") : whole);
    }

    private List<StoredGrant> chosen(Visit visit) {
        return visit.fields("id").stream()
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .distinct()
                .limit(MOST)
                .map(UUID::fromString)
                .map(grants::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private void show(Visit visit, boolean isDelete, List<StoredGrant> chosen, Form form) {
        visit.show("bulk", GrantPages.SECTION, model(isDelete, chosen, form));
    }

    private void showAgain(Visit visit, List<StoredGrant> chosen, Form form) {
        visit.showAgain("bulk", GrantPages.SECTION, model(false, chosen, form));
    }

    private Map<String, Object> model(boolean isDelete, List<StoredGrant> chosen, Form form) {
        return Map.of("isDelete", isDelete, "chosen", chosen, "form", form, "platforms", platforms.get());
    }
}
