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

/** {@code shipmate command-tokens}. */
@Command(
        name = "command-tokens",
        description = "Lists and changes the tokens that a chat platform made for its slash commands.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class CommandTokensVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "Lists the tokens by the beginning of their hashes; the tokens themselves are not kept.",
            mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        output(isJson)
                .listing(
                        new Session(home).run("command-tokens.list", object()),
                        "id",
                        "platform",
                        "comment",
                        "created",
                        "hash");
        return 0;
    }

    @Command(
            name = "add",
            description = "Adds a token, which it asks for: copy it from the page on which the chat platform shows it.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Option(names = "--platform", required = true, description = "The platform that made it.") String platform,
            @Option(names = "--comment", defaultValue = "", description = "What people know it by.") String comment,
            @Option(names = "--token-stdin", description = "Read the token from standard input.") boolean isFromInput,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        String token = isFromInput ? HiddenInput.ofStandardInput("token") : HiddenInput.asked("token");
        ObjectNode arguments =
                object().put("platform", platform).put("comment", comment).put("token", token.strip());
        return done(isJson, "Added", new Session(home).run("command-tokens.add", arguments));
    }

    @Command(
            name = "remove",
            description = "Removes a token: the next request with it is refused.",
            mixinStandardHelpOptions = true)
    int remove(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "ID", description = "As command-tokens list shows it.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        return done(isJson, "Removed", new Session(home).run("command-tokens.remove", object().put("id", id)));
    }

    private int done(boolean isJson, String word, JsonNode token) {
        if (isJson) {
            output(true).json(token);
        } else {
            spec.commandLine()
                    .getOut()
                    .println(word + " the token " + token.path("id").asText() + " of "
                            + token.path("platform").asText() + ".");
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
