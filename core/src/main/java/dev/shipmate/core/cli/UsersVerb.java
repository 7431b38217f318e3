package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shipmate users}. */
@Command(
        name = "users",
        description = "Lists and changes the accounts that may sign in to the pages.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class UsersVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the accounts.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        new Output(spec.commandLine().getOut(), isJson)
                .listing(
                        new Session(home).run("users.list", JsonNodeFactory.instance.objectNode()),
                        "name",
                        "role",
                        "created",
                        "last_login");
        return 0;
    }

    @Command(name = "add", description = "Adds an account.", mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NAME", description = "The name to sign in with.") String name,
            @Option(names = "--role", defaultValue = "admin", description = "admin (default) or viewer.") String role,
            @Option(names = "--password-stdin", description = "Read the password from standard input.")
                    boolean isFromInput) {
        new Session(home).run("users.add", named(name).put("role", role).put("password", password(isFromInput)));
        return done("Added", name);
    }

    @Command(name = "role", description = "Gives an account another role.", mixinStandardHelpOptions = true)
    int role(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NAME", description = "The account.") String name,
            @Parameters(paramLabel = "ROLE", description = "admin or viewer.") String role) {
        new Session(home).run("users.role", named(name).put("role", role));
        return done("Changed the role of", name);
    }

    @Command(name = "password", description = "Sets another password.", mixinStandardHelpOptions = true)
    int change(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NAME", description = "The account.") String name,
            @Option(names = "--password-stdin", description = "Read the password from standard input.")
                    boolean isFromInput) {
        new Session(home).run("users.password", named(name).put("password", password(isFromInput)));
        return done("Changed the password of", name);
    }

    @Command(name = "remove", description = "Removes an account.", mixinStandardHelpOptions = true)
    int remove(@Mixin HomeOption home, @Parameters(paramLabel = "NAME", description = "The account.") String name) {
        new Session(home).run("users.remove", named(name));
        return done("Removed", name);
    }

    private int done(String word, String name) {
        spec.commandLine().getOut().println(word + " account " + name + ".");
        return 0;
    }

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private static String password(boolean isFromInput) {
        return isFromInput ? HiddenInput.ofStandardInput("password") : HiddenInput.askedTwice("password");
    }
}
