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

/** {@code shipmate links}. */
@Command(
        name = "links",
        description = "Lists and changes the account links: who a chat user is in Nautobot.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class LinksVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the links.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        output(isJson)
                .listing(
                        new Session(home).run("links.list", object()),
                        "id",
                        "platform",
                        "user_id",
                        "nautobot_user",
                        "email");
        return 0;
    }

    @Command(name = "add", description = "Adds a link.", mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Option(names = "--platform", required = true, description = "The chat platform.") String platform,
            @Option(names = "--user", required = true, paramLabel = "ID", description = "The chat user's ID.")
                    String user,
            @Option(
                            names = "--nautobot-user",
                            required = true,
                            paramLabel = "NAME",
                            description = "The user name in Nautobot.")
                    String nautobotUser,
            @Option(names = "--email", defaultValue = "", description = "For people.") String email,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        ObjectNode arguments = object().put("platform", platform)
                .put("user_id", user)
                .put("nautobot_user", nautobotUser)
                .put("email", email);
        return done(isJson, "Added", new Session(home).run("links.add", arguments));
    }

    @Command(
            name = "code",
            description =
                    "Prints a code with which somebody links their own chat account: they type \"shipmate link CODE\".",
            mixinStandardHelpOptions = true)
    int code(
            @Mixin HomeOption home,
            @Option(
                            names = "--nautobot-user",
                            required = true,
                            paramLabel = "NAME",
                            description = "The user name in Nautobot of the person who gets the code.")
                    String nautobotUser,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        JsonNode made = new Session(home).run("links.code", object().put("nautobot_user", nautobotUser));
        if (isJson) {
            output(true).json(made);
        } else {
            spec.commandLine()
                    .getOut()
                    .println(made.path("code").asText() + " links the chat account that types \"shipmate link "
                            + made.path("code").asText() + "\" within "
                            + made.path("minutes").asText() + " minutes to " + nautobotUser
                            + ". Give it to that person alone.");
        }
        return 0;
    }

    @Command(name = "remove", description = "Removes a link.", mixinStandardHelpOptions = true)
    int remove(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "ID", description = "As links list shows it.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        return done(isJson, "Removed", new Session(home).run("links.remove", object().put("id", id)));
    }

    private int done(boolean isJson, String word, JsonNode link) {
        if (isJson) {
            output(true).json(link);
        } else {
            spec.commandLine()
                    .getOut()
                    .println(word + " the link " + link.path("id").asText() + " of "
                            + link.path("user_id").asText() + " to "
                            + link.path("nautobot_user").asText() + ".");
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
