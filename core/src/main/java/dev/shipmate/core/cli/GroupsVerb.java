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

/** {@code shipmate groups}. */
@Command(
        name = "groups",
        description = "Lists and changes the groups that a grant may name as @group.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class GroupsVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the groups.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        new Output(spec.commandLine().getOut(), isJson)
                .listing(
                        new Session(home).run("groups.list", JsonNodeFactory.instance.objectNode()),
                        "name",
                        "platform",
                        "members");
        return 0;
    }

    @Command(name = "add", description = "Adds a group.", mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Mixin NameOfGroup group,
            @Parameters(index = "1..*", paramLabel = "ID", description = "Members.") String[] members) {
        ObjectNode arguments = group.arguments();
        for (String member : members == null ? new String[0] : members) {
            arguments.withArray("members").add(member);
        }
        return done(new Session(home).run("groups.add", arguments), "Added");
    }

    @Command(name = "remove", description = "Removes a group that no grant names.", mixinStandardHelpOptions = true)
    int remove(@Mixin HomeOption home, @Mixin NameOfGroup group) {
        return done(new Session(home).run("groups.remove", group.arguments()), "Removed");
    }

    @Command(name = "add-member", description = "Puts an ID into a group.", mixinStandardHelpOptions = true)
    int addMember(
            @Mixin HomeOption home,
            @Mixin NameOfGroup group,
            @Parameters(index = "1", paramLabel = "ID", description = "The platform's ID.") String member,
            @Option(names = "--label", defaultValue = "", description = "What people call it.") String label) {
        ObjectNode arguments = group.arguments().put("member", member).put("label", label);
        return done(new Session(home).run("groups.add-member", arguments), "Changed");
    }

    @Command(name = "remove-member", description = "Takes an ID out of a group.", mixinStandardHelpOptions = true)
    int removeMember(
            @Mixin HomeOption home,
            @Mixin NameOfGroup group,
            @Parameters(index = "1", paramLabel = "ID", description = "The platform's ID.") String member) {
        ObjectNode arguments = group.arguments().put("member", member);
        return done(new Session(home).run("groups.remove-member", arguments), "Changed");
    }

    private int done(JsonNode group, String word) {
        spec.commandLine()
                .getOut()
                .println(word + " group " + group.path("name").asText() + " ("
                        + group.path("members").size() + " members).");
        return 0;
    }

    /** Which group. */
    static final class NameOfGroup {

        @Parameters(index = "0", paramLabel = "NAME", description = "The group's name, without @.")
        private String name = "";

        @Option(names = "--platform", defaultValue = "*", description = "A platform, or * (default).")
        private String platform = "*";

        ObjectNode arguments() {
            return JsonNodeFactory.instance.objectNode().put("name", name).put("platform", platform);
        }
    }
}
