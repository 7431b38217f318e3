package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessQuestion;
import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.access.Check;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.dispatch.CommandLine;
import dev.shipmate.core.dispatch.CommandLineParser;
import dev.shipmate.spi.message.Party;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what would be decided about a command line, and why: by the same rule that decides. */
public final class ExplainOperation {

    private final Access access;
    private final Clock clock;
    private final CommandLineParser parser = new CommandLineParser();

    public ExplainOperation(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** Returns it by name. */
    public Map<String, Operation> all() {
        return Map.of("grants.explain", (arguments, author) -> explain(arguments));
    }

    private JsonNode explain(JsonNode arguments) {
        CommandLine line = parser.parse(Json.required(arguments, "line"));
        Decision decision = access.decide(new AccessQuestion(
                Json.required(arguments, "platform"),
                line.command(),
                line.subcommand(),
                kind(line),
                party(arguments, "organization"),
                party(arguments, "channel"),
                party(arguments, "user"),
                clock.instant()));
        ObjectNode explained = Json.object()
                .put("permitted", decision.isAllowed())
                .put("text", decision.isAllowed() ? "Permitted." : decision.refusalText());
        ArrayNode checks = explained.putArray("checks");
        decision.checks().forEach(check -> checks.add(shown(check)));
        return explained;
    }

    private static Kind kind(CommandLine line) {
        if (line.command().isEmpty()
                || line.command().equals("help") && line.subcommand().isEmpty()) {
            return Kind.REACH;
        }
        return line.subcommand().isEmpty() || line.subcommand().equals("help") ? Kind.COMMAND_HELP : Kind.EXACT;
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
