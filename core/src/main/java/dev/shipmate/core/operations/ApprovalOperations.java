package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.approval.Approval;
import dev.shipmate.core.approval.ApprovalState;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.approval.Ruling;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.request.Approver;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and decides what waits for a second person. */
public final class ApprovalOperations {

    private static final int MOST = 10_000;

    private final Approvals approvals;

    public ApprovalOperations(Approvals approvals) {
        this.approvals = approvals;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "approvals.list", (arguments, author) -> list(arguments),
                "approvals.approve",
                        (arguments, author) -> shown(approvals.approve(number(arguments), approver(author))),
                "approvals.refuse",
                        (arguments, author) -> shown(
                                approvals.refuse(number(arguments), Json.text(arguments, "reason"), approver(author))));
    }

    private JsonNode list(JsonNode arguments) {
        String state = Json.text(arguments, "state");
        Search search = Search.first(MOST);
        ArrayNode rows = Json.array();
        approvals
                .list(state.isEmpty() ? search : search.where("state", state))
                .rows()
                .forEach(approval -> rows.add(shown(approval)));
        return rows;
    }

    private static Approver approver(Author author) {
        return Approver.of(author);
    }

    private static long number(JsonNode arguments) {
        String number = Json.required(arguments, "number");
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new RefusedException("\"" + number + "\" is no approval's number; see approvals list", e);
        }
    }

    private static ObjectNode shown(Ruling ruling) {
        if (ruling instanceof Ruling.Made made) {
            return shown(made.approval());
        }
        if (ruling instanceof Ruling.Closed closed) {
            Approval approval = closed.approval();
            String by = approval.state() == ApprovalState.EXPIRED
                    ? ""
                    : " by " + approval.decidedBy() + " at " + approval.decidedAt();
            throw new RefusedException("approval " + approval.number() + " is closed: "
                    + approval.state().word() + by);
        }
        if (ruling instanceof Ruling.Own own) {
            throw new RefusedException("approval " + own.approval().number() + " is your own");
        }
        if (ruling instanceof Ruling.Foreign foreign) {
            throw new RefusedException("approval " + foreign.approval().number() + " is not your own");
        }
        throw new RefusedException(
                "there is no approval " + ((Ruling.Unknown) ruling).number() + "; see approvals list");
    }

    /** Without the reply address, which may be secret. */
    private static ObjectNode shown(Approval approval) {
        return Json.object()
                .put("id", approval.id().toString())
                .put("number", approval.number())
                .put("created", approval.created().toString())
                .put("expires_at", approval.expiresAt().toString())
                .put("platform", approval.origin().platform())
                .put("organization", label(approval.origin().organization()))
                .put("channel", label(approval.origin().channel()))
                .put("user", label(approval.origin().user()))
                .put("line", approval.line())
                .put("state", approval.state().word())
                .put("decided_by", approval.decidedBy())
                .put("decided_at", text(approval.decidedAt()))
                .put("note", approval.note());
    }

    private static String label(@Nullable Party party) {
        return party == null ? "" : party.label();
    }

    private static String text(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
