package dev.shipmate.core.pages;

import dev.shipmate.core.access.GrantType;
import dev.shipmate.core.lookup.LookUp;
import dev.shipmate.core.lookup.LookedUp;
import dev.shipmate.core.lookup.LookedUp.Match;
import dev.shipmate.spi.platform.PartyKind;
import java.util.List;

/** “Look up value from name” in the form of a grant: fills in the ID, or lets one choose among several. */
final class LookUpPages {

    private final LookUp lookUp;
    private final GrantPages grants;

    LookUpPages(LookUp lookUp, GrantPages grants) {
        this.lookUp = lookUp;
        this.grants = grants;
    }

    void addTo(Doors doors) {
        doors.deed("/grants/look-up", this::find);
    }

    private void find(Visit visit) {
        Form form = GrantForm.sent(visit);
        String platform = form.value("platform").equals("*") ? "" : form.value("platform");
        PartyKind kind = kind(form.value("grant_type"));
        LookedUp found = lookUp.byName(visit.account().name(), platform, kind, form.value("name"));
        if (found instanceof LookedUp.Found matches) {
            shown(visit, form, matches.matches());
        } else if (found instanceof LookedUp.Failed failed) {
            shown(visit, form, new Matches("Nothing was found: " + failed.reason(), List.of()));
        } else {
            shown(visit, form, new Matches("You look up too often. Wait a moment and try again.", List.of()));
        }
    }

    private void shown(Visit visit, Form form, List<Match> matches) {
        if (matches.size() == 1) {
            Match match = matches.get(0);
            Form filled = form.with("value", match.party().id())
                    .with("name", match.party().name())
                    .with("platform", match.platform());
            shown(visit, filled, new Matches("Found on " + match.platform() + ".", List.of()));
        } else if (matches.isEmpty()) {
            shown(visit, form, new Matches("Nobody and nothing is called \"" + form.value("name") + "\".", List.of()));
        } else {
            shown(visit, form, new Matches("Several are called so. Choose one:", matches));
        }
    }

    private void shown(Visit visit, Form form, Matches matches) {
        String id = visit.field("of");
        grants.looked(visit, id.matches("[0-9a-f-]{36}") ? id : "", form, matches);
    }

    private static PartyKind kind(String type) {
        return switch (GrantType.of(type).orElse(GrantType.USER)) {
            case ORGANIZATION -> PartyKind.ORGANIZATION;
            case CHANNEL -> PartyKind.CHANNEL;
            case USER -> PartyKind.USER;
        };
    }
}
