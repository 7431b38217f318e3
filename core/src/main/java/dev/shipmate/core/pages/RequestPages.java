package dev.shipmate.core.pages;

import dev.shipmate.core.admin.Account;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.pages.Listing.Row;
import dev.shipmate.core.request.AccessRequest;
import dev.shipmate.core.request.AccessRequests;
import dev.shipmate.core.request.Approver;
import dev.shipmate.core.request.Decided;
import dev.shipmate.core.request.RequestState;
import dev.shipmate.core.request.Term;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who asks for access, and granting it for an hour, for today or for good, or refusing it, with one press. */
final class RequestPages {

    private static final String SECTION = "requests";
    private static final String PATH = "/requests/";
    private static final int MOST_OPEN = 200;

    private final AccessRequests requests;

    RequestPages(AccessRequests requests) {
        this.requests = requests;
    }

    void addTo(Doors doors) {
        doors.page("/requests", visit -> show(visit, ""));
        doors.deed("/requests/{number}", this::decide);
    }

    /** How many wait for somebody. */
    long waiting() {
        return requests.list(open(1)).total();
    }

    private void show(Visit visit, String problem) {
        Listing closed = new Lister(visit, PATH)
                .choice(
                        "state",
                        "State",
                        Arrays.stream(RequestState.values())
                                .filter(state -> state != RequestState.OPEN)
                                .map(RequestState::word)
                                .toList())
                .list(
                        search -> requests.list(
                                search.filters().containsKey("state") ? search : search.where("state__n", "open")),
                        "Decided requests",
                        List.of("Number", "Asked", "Who", "What", "State", "By", "Ends", "Note"),
                        RequestPages::row,
                        "None was decided yet.");
        visit.show(
                "requests",
                SECTION,
                Map.of("open", requests.list(open(MOST_OPEN)).rows(), "closed", closed, "problem", problem));
    }

    private static Search open(int limit) {
        return Search.first(limit).where("state", RequestState.OPEN.word());
    }

    private static Row row(AccessRequest request) {
        return new Row(
                Long.toString(request.number()),
                request.what().path(),
                List.of(
                        Cell.text(Long.toString(request.number())),
                        Cell.time(request.created()),
                        Cell.text(request.user().label()),
                        Cell.code(request.what().path()),
                        Cell.state(
                                request.state().word(),
                                switch (request.state()) {
                                    case GRANTED -> "good";
                                    case REFUSED -> "bad";
                                    default -> "muted";
                                }),
                        Cell.text(request.decidedBy()),
                        Cell.time(request.expiresAt()),
                        Cell.muted(request.note())));
    }

    private void decide(Visit visit) {
        String text = visit.context().pathParam("number");
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotFoundResponse();
        }
        long number = Long.parseLong(text);
        String term = visit.field("term");
        Decided decided = term.equals("refuse")
                ? requests.refuse(number, visit.field("note"), approver(visit))
                : requests.approve(number, Term.of(term).orElseThrow(NotFoundResponse::new), approver(visit));
        if (decided instanceof Decided.Granted) {
            visit.leadTo(PATH, Done.GRANTED);
        } else if (decided instanceof Decided.Refused) {
            visit.leadTo(PATH, Done.REFUSED);
        } else {
            visit.context().status(409);
            show(visit, problem(decided));
        }
    }

    private static String problem(Decided decided) {
        if (decided instanceof Decided.Closed closed) {
            String by = closed.request().decidedBy();
            return "Request " + closed.request().number() + " was closed before: "
                    + closed.request().state().word() + (by.isEmpty() ? "" : " by " + by) + ".";
        }
        if (decided instanceof Decided.Unopenable unopenable) {
            return "Request " + unopenable.request().number() + " cannot be granted. " + unopenable.obstacle();
        }
        if (decided instanceof Decided.Own own) {
            return "Request " + own.request().number() + " is your own. Another administrator decides it.";
        }
        return "There is no such request.";
    }

    /** In the console people have the names of their accounts: there nobody decides his own request either. */
    private static Approver approver(Visit visit) {
        Account account = visit.account();
        return new Approver(visit.author(), new Origin("console", null, null, Party.of(account.name()), ""));
    }
}
