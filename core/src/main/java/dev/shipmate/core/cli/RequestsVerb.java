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

/** {@code shipmate requests}. */
@Command(
        name = "requests",
        description = "Lists, grants and refuses what users ask for who were refused.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class RequestsVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the open requests.", mixinStandardHelpOptions = true)
    int list(
            @Mixin HomeOption home,
            @Option(names = "--all", description = "Those that are closed too.") boolean isAll,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        output(isJson)
                .listing(
                        new Session(home).run("requests.list", object().put("state", isAll ? "" : "open")),
                        "number",
                        "created",
                        "platform",
                        "channel",
                        "user",
                        "wanted",
                        "reason",
                        "state",
                        "decided_by");
        return 0;
    }

    @Command(
            name = "approve",
            description = "Grants a request. The asker is told if the host runs.",
            mixinStandardHelpOptions = true)
    int approve(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NUMBER", description = "As requests list shows it.") String number,
            @Parameters(paramLabel = "TERM", description = "hour, today or always.") String term,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        JsonNode request = new Session(home)
                .run("requests.approve", object().put("number", number).put("term", term));
        String end = request.path("expires_at").asText();
        return done(isJson, "Granted", request, end.isEmpty() ? " for good" : " until " + end);
    }

    @Command(
            name = "refuse",
            description = "Refuses a request. The asker is told if the host runs.",
            mixinStandardHelpOptions = true)
    int refuse(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NUMBER", description = "As requests list shows it.") String number,
            @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "What the asker is told.")
                    String reason,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        JsonNode request = new Session(home)
                .run("requests.refuse", object().put("number", number).put("reason", reason));
        return done(isJson, "Refused", request, "");
    }

    private int done(boolean isJson, String word, JsonNode request, String until) {
        if (isJson) {
            output(true).json(request);
        } else {
            spec.commandLine()
                    .getOut()
                    .println(word + " request " + request.path("number").asText() + " of "
                            + request.path("user").asText() + " for \""
                            + request.path("wanted").asText() + "\"" + until + ".");
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
