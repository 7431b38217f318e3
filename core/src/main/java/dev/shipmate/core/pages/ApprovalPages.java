package dev.shipmate.core.pages;

import dev.shipmate.core.admin.Account;
import dev.shipmate.core.approval.Approval;
import dev.shipmate.core.approval.ApprovalState;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.approval.Ruling;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.pages.Listing.Row;
import dev.shipmate.core.request.Approver;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What waits for a second person, and letting it run or not. */
final class ApprovalPages {

    private static final String SECTION = "approvals";
    private static final String PATH = "/approvals/";
    private static final int MOST_OPEN = 200;

    private final Approvals approvals;

    ApprovalPages(Approvals approvals) {
        this.approvals = approvals;
    }

    void addTo(Doors doors) {
        doors.page("/approvals", visit -> show(visit, ""));
        doors.deed("/approvals/{number}", this::decide);
    }

    private void show(Visit visit, String problem) {
        Listing closed = new Lister(visit, PATH)
                .choice(
                        "state",
                        "State",
                        Arrays.stream(ApprovalState.values())
                                .filter(state -> state != ApprovalState.OPEN)
                                .map(ApprovalState::word)
                                .toList())
                .list(
                        search -> approvals.list(
                                search.filters().containsKey("state") ? search : search.where("state__n", "open")),
                        "Decided approvals",
                        List.of("Number", "Asked", "Who", "What", "State", "By", "Decided", "Note"),
                        ApprovalPages::row,
                        "None was decided yet.");
        visit.show(
                "approvals",
                SECTION,
                Map.of(
                        "open",
                        approvals
                                .list(Search.first(MOST_OPEN).where("state", ApprovalState.OPEN.word()))
                                .rows(),
                        "closed",
                        closed,
                        "problem",
                        problem));
    }

    private static Row row(Approval approval) {
        return new Row(
                Long.toString(approval.number()),
                approval.path(),
                List.of(
                        Cell.text(Long.toString(approval.number())),
                        Cell.time(approval.created()),
                        Cell.text(approval.user().label()),
                        Cell.code(approval.line()),
                        Cell.state(
                                approval.state().word(),
                                switch (approval.state()) {
                                    case APPROVED -> "good";
                                    case REFUSED -> "bad";
                                    default -> "muted";
                                }),
                        Cell.text(approval.decidedBy()),
                        Cell.time(approval.decidedAt()),
                        Cell.muted(approval.note())));
    }

    private void decide(Visit visit) {
        String text = visit.context().pathParam("number");
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotFoundResponse();
        }
        long number = Long.parseLong(text);
        boolean isApproved = switch (visit.field("decision")) {
            case "approve" -> true;
            case "refuse" -> false;
            default -> throw new NotFoundResponse();
        };
        Ruling ruling = isApproved
                ? approvals.approve(number, approver(visit))
                : approvals.refuse(number, visit.field("note"), approver(visit));
        if (ruling instanceof Ruling.Made) {
            visit.leadTo(PATH, isApproved ? Done.APPROVED : Done.REJECTED);
        } else {
            visit.context().status(409);
            show(visit, problem(ruling));
        }
    }

    private String problem(Ruling ruling) {
        if (ruling instanceof Ruling.Closed closed) {
            return "Approval " + closed.approval().number() + " "
                    + approvals.texts().fate(closed.approval()) + ".";
        }
        if (ruling instanceof Ruling.Own own) {
            return "You asked for " + own.approval().number() + " yourself. Somebody else must approve it.";
        }
        return "There is no such approval.";
    }

    /** In the console people have the names of their accounts: there nobody approves his own run either. */
    private static Approver approver(Visit visit) {
        Account account = visit.account();
        return new Approver(visit.author(), new Origin("console", null, null, Party.of(account.name()), ""));
    }
}
