package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.access.GrantType;
import dev.shipmate.core.admin.Account;
import dev.shipmate.core.lookup.LookUp;
import dev.shipmate.core.lookup.LookedUp;
import dev.shipmate.core.lookup.LookedUp.Match;
import dev.shipmate.spi.platform.PartyKind;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Value from name, for administrators alone: else anybody could list who is where. */
final class LookUpRoutes {

    private static final String NAME_TYPES = "Must be organization, channel or user.";

    private final Doorkeeper doorkeeper;
    private final LookUp lookUp;

    LookUpRoutes(Doorkeeper doorkeeper, LookUp lookUp) {
        this.doorkeeper = doorkeeper;
        this.lookUp = lookUp;
    }

    void byName(Context context) {
        Account asker = doorkeeper.administrator(context);
        GrantType type =
                GrantType.of(query(context, "grant_type")).orElseThrow(() -> Refusal.field("grant_type", NAME_TYPES));
        String name = mandatory(context, "name");
        Match match = only(context, lookUp.byName(asker.name(), query(context, "platform"), kind(type), name));
        Engine.answer(
                context,
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("value", match.party().id())
                        .put("name", match.party().name())
                        .put("platform", match.platform()));
    }

    void byEmail(Context context) {
        Account asker = doorkeeper.administrator(context);
        String email = mandatory(context, "email");
        String platform = mandatory(context, "platform");
        Match match = only(context, lookUp.byEmail(asker.name(), platform, email));
        Engine.answer(
                context,
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("user_id", match.party().id()));
    }

    private static Match only(Context context, LookedUp answer) {
        if (answer instanceof LookedUp.TooOften) {
            context.header("Retry-After", "3");
            throw Refusal.of(429, "You look up too often. Wait a moment.");
        }
        if (answer instanceof LookedUp.Failed failed) {
            throw Refusal.of(400, failed.reason());
        }
        List<Match> matches = ((LookedUp.Found) answer).matches();
        if (matches.isEmpty()) {
            throw Refusal.of(404, "Nobody and nothing is called so.");
        }
        if (matches.size() > 1) {
            throw Refusal.of(
                    400,
                    "Several are called so: "
                            + matches.stream()
                                    .limit(20)
                                    .map(match -> match.party().id() + " (" + match.platform() + ")")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return matches.get(0);
    }

    private static String mandatory(Context context, String name) {
        String value = query(context, name);
        if (value.isBlank()) {
            throw Refusal.field(name, "This parameter is required.");
        }
        return value;
    }

    private static String query(Context context, String name) {
        @Nullable String value = context.queryParam(name);
        return value == null ? "" : value.strip();
    }

    private static PartyKind kind(GrantType type) {
        return switch (type) {
            case ORGANIZATION -> PartyKind.ORGANIZATION;
            case CHANNEL -> PartyKind.CHANNEL;
            case USER -> PartyKind.USER;
        };
    }
}
