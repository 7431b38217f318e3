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

/** {@code shipmate aliases}. */
@Command(
        name = "aliases",
        description = "Lists and removes the words that users and channels let stand for command lines.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class AliasesVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the aliases.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        output(isJson)
                .listing(
                        new Session(home).run("aliases.list", object()),
                        "id",
                        "platform",
                        "scope",
                        "owner_id",
                        "name",
                        "line");
        return 0;
    }

    @Command(name = "remove", description = "Removes an alias.", mixinStandardHelpOptions = true)
    int remove(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "ID", description = "As aliases list shows it.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        JsonNode alias = new Session(home).run("aliases.remove", object().put("id", id));
        if (isJson) {
            output(true).json(alias);
        } else {
            spec.commandLine()
                    .getOut()
                    .println("Removed the alias " + alias.path("name").asText() + " of the "
                            + alias.path("scope").asText() + " "
                            + alias.path("owner_id").asText() + " for \""
                            + alias.path("line").asText() + "\".");
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
