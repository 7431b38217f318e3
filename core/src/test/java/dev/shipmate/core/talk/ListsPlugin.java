package dev.shipmate.core.talk;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A command set that answers with tables. */
public final class ListsPlugin implements Plugin {

    private static final Parameter<String> SITE = Parameter.text("site", "Which site?");
    private static final Parameter<String> TEXT =
            Parameter.text("text", "Which text?").rest();

    /** How often its handlers ran. */
    public final AtomicInteger runs = new AtomicInteger();

    private final String command;

    public ListsPlugin() {
        this("lists");
    }

    /** Makes one whose command is called so. */
    public ListsPlugin(String command) {
        this.command = command;
    }

    @Override
    public String name() {
        return command;
    }

    @Override
    public List<Command> commands(PluginContext context) {
        return List.of(Command.of(
                command,
                "Lists things.",
                Subcommand.of("devices", "Lists the devices of a site.")
                        .takes(SITE)
                        .runs(in -> {
                            runs.incrementAndGet();
                            in.say(Message.of("looking at " + in.get(SITE)));
                            return Outcome.reply(devices(in.get(SITE)));
                        }),
                Subcommand.of("mine", "Lists what only you may see.")
                        .runs(in -> Outcome.reply(devices("own").privately())),
                Subcommand.of("echo", "Says it again.").takes(TEXT).runs(in -> Outcome.reply(in.get(TEXT)))));
    }

    private static Message devices(String site) {
        return Message.of(Block.table(
                List.of("Name", "State"),
                List.of(List.of(site + "-sw10", "up"), List.of(site + "-sw2", "down"), List.of(site + "-sw1", "up"))));
    }
}
