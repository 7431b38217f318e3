package ${package};

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.util.List;

/** The command {@code ${plugin}}. */
public final class ${className}Plugin implements Plugin {

    private static final Setting<String> GREETING =
            Setting.text("${plugin}_greeting", "How it greets").defaultsTo("Hello");

    private static final Parameter<String> NAME = Parameter.text("name", "Whom shall I greet?");

    @Override
    public String name() {
        return "${plugin}";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(GREETING);
    }

    @Override
    public List<Command> commands(PluginContext context) {
        String greeting = context.get(GREETING);
        return List.of(Command.of(
                "${plugin}",
                "Greet people.",
                Subcommand.of("greet", "Greet somebody.").takes(NAME).runs(in -> greet(in, greeting))));
    }

    private static Outcome greet(Invocation in, String greeting) {
        String name = in.get(NAME);
        if (name.length() > 100) {
            return Outcome.failed("A name has at most 100 characters.");
        }
        return Outcome.reply(Block.text(Span.plain(greeting + ", "), Span.bold(name), Span.plain("!")));
    }
}
