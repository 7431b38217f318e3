package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.access.Check;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.dispatch.CommandLine;
import dev.shipmate.core.dispatch.CommandLineParser;
import dev.shipmate.spi.message.Party;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what would be decided about a command line, and why: by the same rule that decides. */
public final class ExplainOperation {

    private final Explainer explainer;
    private final CommandLineParser parser = new CommandLineParser();

    public ExplainOperation(Explainer explainer) {
        this.explainer = explainer;
    }

    /** Returns it by name. */
    public Map<String, Operation> all() {
        return Map.of("grants.explain", (arguments, author) -> explain(arguments));
    }

    private JsonNode explain(JsonNode arguments) {
        CommandLine line = parser.parse(Json.required(arguments, "line"));
        Decision decision = explainer.decide(
                Json.required(arguments, "platform"),
                line.command(),
                line.subcommand(),
                party(arguments, "organization"),
                party(arguments, "channel"),
                party(arguments, "user"));
        ObjectNode explained = Json.object()
                .put("permitted", decision.isAllowed())
                .put("text", decision.isAllowed() ? "Permitted." : decision.refusalText());
        ArrayNode checks = explained.putArray("checks");
        decision.checks().forEach(check -> checks.add(shown(check)));
        return explained;
    }

    private static ObjectNode shown(Check check) {
        return Json.object()
                .put("scope", check.type().word())
                .put("id", check.label())
                .put("verdict", check.isAllowed() ? "permits" : check.isDenied() ? "denies" : "blocks")
                .put("decided_by", summary(check.deciding()))
                .put("would_open", summary(check.opening()));
    }

    private static String summary(@Nullable Grant grant) {
        return grant == null ? "" : grant.summary();
    }

    private static @Nullable Party party(JsonNode arguments, String name) {
        String id = Json.textOrNull(arguments, name);
        return id == null ? null : Party.of(id);
    }
}
