package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.request.AccessRequest;
import dev.shipmate.core.request.AccessRequests;
import dev.shipmate.core.request.Approver;
import dev.shipmate.core.request.Decided;
import dev.shipmate.core.request.Term;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and decides the requests for access. */
public final class RequestOperations {

    private static final int MOST = 10_000;

    private final AccessRequests requests;

    public RequestOperations(AccessRequests requests) {
        this.requests = requests;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of(
                "requests.list", (arguments, author) -> list(arguments),
                "requests.approve", this::approve,
                "requests.refuse", this::refuse);
    }

    private JsonNode list(JsonNode arguments) {
        String state = Json.text(arguments, "state");
        Search search = Search.first(MOST);
        ArrayNode rows = Json.array();
        requests.list(state.isEmpty() ? search : search.where("state", state))
                .rows()
                .forEach(request -> rows.add(shown(request)));
        return rows;
    }

    private JsonNode approve(JsonNode arguments, Author author) {
        Term term = Term.of(Json.required(arguments, "term"))
                .orElseThrow(() -> new RefusedException("term must be one of " + Term.words()));
        return shown(requests.approve(number(arguments), term, Approver.of(author)));
    }

    private JsonNode refuse(JsonNode arguments, Author author) {
        return shown(requests.refuse(number(arguments), Json.text(arguments, "reason"), Approver.of(author)));
    }

    private static long number(JsonNode arguments) {
        String number = Json.required(arguments, "number");
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new RefusedException("\"" + number + "\" is no request's number; see requests list", e);
        }
    }

    private static ObjectNode shown(Decided decided) {
        if (decided instanceof Decided.Granted granted) {
            ObjectNode row = shown(granted.request());
            ArrayNode grants = row.putArray("grants");
            granted.written().forEach(grant -> grants.add(grant.summary()));
            return row;
        }
        if (decided instanceof Decided.Refused refused) {
            return shown(refused.request());
        }
        if (decided instanceof Decided.Closed closed) {
            AccessRequest request = closed.request();
            String by =
                    request.decidedBy().isEmpty() ? "" : " by " + request.decidedBy() + " at " + request.decidedAt();
            throw new RefusedException("request " + request.number() + " is closed: "
                    + request.state().word() + by);
        }
        if (decided instanceof Decided.Unopenable unopenable) {
            throw new RefusedException("request " + unopenable.request().number() + " cannot be granted: "
                    + unopenable.obstacle() + " It stays open.");
        }
        if (decided instanceof Decided.Own own) {
            throw new RefusedException("request " + own.request().number() + " is your own");
        }
        throw new RefusedException(
                "there is no request " + ((Decided.Unknown) decided).number() + "; see requests list");
    }

    /** Without the reply address, which may be secret. */
    private static ObjectNode shown(AccessRequest request) {
        return Json.object()
                .put("id", request.id().toString())
                .put("number", request.number())
                .put("created", request.created().toString())
                .put("platform", request.origin().platform())
                .put("organization", label(request.origin().organization()))
                .put("channel", label(request.origin().channel()))
                .put("user", label(request.origin().user()))
                .put("wanted", request.what().path())
                .put("reason", request.reason())
                .put("state", request.state().word())
                .put("decided_by", request.decidedBy())
                .put("decided_at", text(request.decidedAt()))
                .put("note", request.note())
                .put("expires_at", text(request.expiresAt()));
    }

    private static String label(@Nullable Party party) {
        return party == null ? "" : party.label();
    }

    private static String text(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
