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

/** {@code shipmate tokens}. */
@Command(
        name = "tokens",
        description = "Lists, makes and revokes the API tokens with which scripts call REST.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class TokensVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "Lists the tokens by their last characters; the tokens themselves are not kept.",
            mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        output(isJson)
                .listing(
                        new Session(home).run("tokens.list", object()),
                        "id",
                        "account",
                        "description",
                        "ending",
                        "read_only",
                        "created",
                        "expires_at",
                        "last_used");
        return 0;
    }

    @Command(
            name = "add",
            description = "Makes a token for an account and prints it. It cannot be shown again.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "ACCOUNT", description = "Whose role it has; see users list.") String account,
            @Option(names = "--description", defaultValue = "", description = "What it is for.") String description,
            @Option(names = "--read-only", description = "It changes nothing, whatever the account may.")
                    boolean isReadOnly,
            @Option(
                            names = "--expires-at",
                            paramLabel = "TIME",
                            defaultValue = "",
                            description = "When it ends, as in 2030-12-31T18:00:00Z (default: never).")
                    String expiresAt,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        ObjectNode arguments = object().put("account", account)
                .put("description", description)
                .put("read_only", isReadOnly)
                .put("expires_at", expiresAt);
        JsonNode made = new Session(home).run("tokens.add", arguments);
        if (isJson) {
            output(true).json(made);
        } else {
            spec.commandLine().getOut().println(made.path("token").asText());
        }
        return 0;
    }

    @Command(
            name = "revoke",
            description = "Revokes a token: the next request with it is refused.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "ID", description = "As tokens list shows it.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        JsonNode revoked = new Session(home).run("tokens.revoke", object().put("id", id));
        if (isJson) {
            output(true).json(revoked);
        } else {
            spec.commandLine()
                    .getOut()
                    .println("Revoked token " + revoked.path("id").asText() + " of "
                            + revoked.path("account").asText() + ".");
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
