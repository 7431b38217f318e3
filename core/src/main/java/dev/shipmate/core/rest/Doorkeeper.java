package dev.shipmate.core.rest;

import dev.shipmate.core.admin.Account;
import dev.shipmate.core.admin.ApiCaller;
import dev.shipmate.core.admin.Guard;
import dev.shipmate.core.admin.Role;
import io.javalin.http.Context;
import java.util.UUID;

/** Who may read and who may change by REST. */
final class Doorkeeper {

    private static final String REQUEST_ID = "request-id";

    private final Guard guard;

    Doorkeeper(Guard guard) {
        this.guard = guard;
    }

    /** Whoever has a token or a session. */
    ApiCaller reader(Context context) {
        return guard.apiCaller(context).orElseThrow(() -> {
            context.header("WWW-Authenticate", "Token");
            return Refusal.of(
                    401,
                    "Authentication credentials were not provided or do not count. Send \"Authorization: Token …\".");
        });
    }

    ApiCaller changer(Context context) {
        ApiCaller caller = reader(context);
        if (!caller.mayChange()) {
            throw Refusal.of(
                    403,
                    "You do not have permission to perform this action: it needs an administrator's token that is not"
                            + " read-only.");
        }
        return caller;
    }

    /** An administrator, who may look up people. */
    Account administrator(Context context) {
        Account account = reader(context).account();
        if (account.role() != Role.ADMIN) {
            throw Refusal.of(403, "You do not have permission to perform this action: it is for administrators.");
        }
        return account;
    }

    /** One for each request, which its answer and the change log name. */
    String requestId(Context context) {
        String known = context.attribute(REQUEST_ID);
        if (known != null) {
            return known;
        }
        String made = UUID.randomUUID().toString();
        context.attribute(REQUEST_ID, made);
        context.header("X-Request-Id", made);
        return made;
    }
}
