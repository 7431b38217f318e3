package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shipmate approvals}. */
@Command(
        name = "approvals",
        description = "Lists, approves and refuses the runs that wait for a second person.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class ApprovalsVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "list", description = "Lists what waits.", mixinStandardHelpOptions = true)
    int list(
            @Mixin HomeOption home,
            @Option(names = "--all", description = "What was decided too.") boolean isAll,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        output(isJson)
                .listing(
                        new Session(home).run("approvals.list", object().put("state", isAll ? "" : "open")),
                        "number",
                        "created",
                        "platform",
                        "channel",
                        "user",
                        "line",
                        "state",
                        "decided_by",
                        "expires_at");
        return 0;
    }

    @Command(
            name = "approve",
            description = "Lets it run: at once, or when a host starts.",
            mixinStandardHelpOptions = true)
    int approve(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NUMBER", description = "As approvals list shows it.") String number,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        return done(isJson, "Approved", new Session(home).run("approvals.approve", object().put("number", number)));
    }

    @Command(
            name = "refuse",
            description = "Refuses it. The asker is told if the host runs.",
            mixinStandardHelpOptions = true)
    int refuse(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NUMBER", description = "As approvals list shows it.") String number,
            @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "What the asker is told.")
                    String reason,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        return done(
                isJson,
                "Refused",
                new Session(home)
                        .run("approvals.refuse", object().put("number", number).put("reason", reason)));
    }

    private int done(boolean isJson, String word, JsonNode approval) {
        if (isJson) {
            output(true).json(approval);
        } else {
            spec.commandLine()
                    .getOut()
                    .println(word + " " + approval.path("number").asText() + " of "
                            + approval.path("user").asText() + ": "
                            + approval.path("line").asText());
        }
        return 0;
    }

    private Output output(boolean isJson) {
        return new Output(spec.commandLine().getOut(), isJson);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
