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

/** {@code shipmate schedules}. */
@Command(
        name = "schedules",
        description = "Lists, pauses, resumes and removes the commands that run later.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class SchedulesVerb {

    private static final String NUMBER = "As schedules list shows it.";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "list", description = "Lists them.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        output(isJson)
                .listing(
                        new Session(home).run("schedules.list", object()),
                        "number",
                        "user",
                        "platform",
                        "channel",
                        "line",
                        "when",
                        "state",
                        "next_run",
                        "last_run",
                        "last_status");
        return 0;
    }

    @Command(name = "pause", description = "Lets one rest.", mixinStandardHelpOptions = true)
    int pause(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NUMBER", description = NUMBER) String number,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        return alter(home, "pause", "Paused", number, isJson);
    }

    @Command(name = "resume", description = "Lets one run again.", mixinStandardHelpOptions = true)
    int resume(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NUMBER", description = NUMBER) String number,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        return alter(home, "resume", "Resumed", number, isJson);
    }

    @Command(name = "remove", description = "Removes one.", mixinStandardHelpOptions = true)
    int remove(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NUMBER", description = NUMBER) String number,
            @Option(names = "--json", description = "Print JSON.") boolean isJson) {
        return alter(home, "remove", "Removed", number, isJson);
    }

    private int alter(HomeOption home, String verb, String word, String number, boolean isJson) {
        JsonNode schedule = new Session(home).run("schedules." + verb, object().put("number", number));
        if (isJson) {
            output(true).json(schedule);
        } else {
            spec.commandLine()
                    .getOut()
                    .println(word + " schedule " + schedule.path("number").asText() + " of "
                            + schedule.path("user").asText() + ": "
                            + schedule.path("line").asText());
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
