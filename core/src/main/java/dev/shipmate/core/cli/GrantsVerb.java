package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shipmate grants}. */
@Command(
        name = "grants",
        description = "Lists and changes access grants, and explains a decision.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class GrantsVerb {

    private static final String[] COLUMNS = {
        "id", "platform", "command", "subcommand", "grant_type", "name", "value", "channel", "effect", "expires_at"
    };

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the grants.", mixinStandardHelpOptions = true)
    int list(
            @Mixin HomeOption home,
            @Option(names = "--search", paramLabel = "TEXT", defaultValue = "", description = "Only those with it.")
                    String search,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        output(isJson).listing(new Session(home).run("grants.list", object().put("search", search)), COLUMNS);
        return 0;
    }

    @Command(name = "add", description = "Adds a grant.", mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Option(names = "--command", required = true, description = "A command, or * for all.") String command,
            @Option(names = "--subcommand", defaultValue = "*", description = "A subcommand, get-*, or * (default).")
                    String subcommand,
            @Option(names = "--type", required = true, description = "organization, channel or user.") String type,
            @Option(names = "--value", required = true, description = "The platform's ID, *, or @group.") String value,
            @Option(names = "--name", defaultValue = "", description = "What people call it.") String name,
            @Option(names = "--platform", defaultValue = "*", description = "A platform, or * (default).")
                    String platform,
            @Option(names = "--channel", defaultValue = "", description = "For a user grant: only in this channel.")
                    String channel,
            @Option(names = "--deny", description = "Refuse, whatever else is granted.") boolean isDeny,
            @Option(names = "--expires", defaultValue = "", description = "When it ends, such as 2030-01-31T18:00:00Z.")
                    String expires,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        ObjectNode grant = object().put("platform", platform)
                .put("command", command)
                .put("subcommand", subcommand)
                .put("grant_type", type)
                .put("name", name)
                .put("value", value)
                .put("channel", channel)
                .put("effect", isDeny ? "deny" : "allow")
                .put("expires_at", expires);
        done(isJson, "Added", new Session(home).run("grants.add", grant));
        return 0;
    }

    @Command(name = "remove", description = "Removes a grant.", mixinStandardHelpOptions = true)
    int remove(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "ID", description = "As grants list shows it.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        done(isJson, "Removed", new Session(home).run("grants.remove", object().put("id", id)));
        return 0;
    }

    @Command(
            name = "import",
            description = "Adds the grants of a CSV file, all or none. Nautobot's own export is understood.",
            mixinStandardHelpOptions = true)
    int read(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "FILE", description = "A CSV file.") Path file,
            @Option(names = "--json", description = "Print JSON.") boolean isJson,
            @Option(names = "--dry-run", description = "Only show what would change.") boolean isDry) {
        if (isDry) {
            output(isJson)
                    .listing(
                            new Session(home).run("grants.compare", object().put("csv", text(file))),
                            "what",
                            "grant",
                            "before");
            return 0;
        }
        JsonNode result = new Session(home).run("grants.import", object().put("csv", text(file)));
        if (isJson) {
            output(true).json(result);
        } else {
            out().println("Added " + result.path("added") + ", updated " + result.path("updated") + ", unchanged "
                    + result.path("unchanged") + ".");
        }
        return 0;
    }

    @Command(name = "export", description = "Writes all grants to a CSV file.", mixinStandardHelpOptions = true)
    int export(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "FILE", description = "A file, or - for standard output.") String file) {
        JsonNode result = new Session(home).run("grants.export", object());
        String csv = result.path("csv").asText();
        if (file.equals("-")) {
            out().print(csv);
            out().flush();
            return 0;
        }
        try {
            Files.writeString(Path.of(file), csv);
        } catch (IOException e) {
            throw new CliException(file + " cannot be written: " + e.getMessage(), e);
        }
        out().println("Wrote " + result.path("count") + " grants to " + file + ".");
        return 0;
    }

    @Command(
            name = "explain",
            description = "Says whether a command line is permitted, and what permits or blocks it.",
            mixinStandardHelpOptions = true)
    int explain(
            @Mixin HomeOption home,
            @Option(names = "--platform", required = true, description = "The platform.") String platform,
            @Option(names = "--org", description = "The organization's ID.") @Nullable String organization,
            @Option(names = "--channel", description = "The channel's ID.") @Nullable String channel,
            @Option(names = "--user", description = "The user's ID.") @Nullable String user,
            @Parameters(paramLabel = "LINE", description = "The command line, in quotes.") String line,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        ObjectNode question = object().put("platform", platform)
                .put("organization", organization)
                .put("channel", channel)
                .put("user", user)
                .put("line", line);
        JsonNode explained = new Session(home).run("grants.explain", question);
        if (isJson) {
            output(true).json(explained);
        } else {
            out().println(explained.path("text").asText());
            output(false).listing(explained.path("checks"), "scope", "id", "verdict", "decided_by", "would_open");
        }
        return 0;
    }

    private void done(boolean isJson, String word, JsonNode grant) {
        if (isJson) {
            output(true).json(grant);
        } else {
            out().println(word + " grant " + grant.path("id").asText() + ".");
        }
    }

    private Output output(boolean isJson) {
        return new Output(out(), isJson);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CliException("there is no file " + file, e);
        } catch (IOException e) {
            throw new CliException(file + " cannot be read as UTF-8 text: " + e.getMessage(), e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
