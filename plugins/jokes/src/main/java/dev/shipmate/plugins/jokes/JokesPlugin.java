package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The command {@code jokes}: tells a joke, and says what there are jokes about. */
public final class JokesPlugin implements Plugin {

    private static final String LAST = "last";

    private final Jokes jokes = Jokes.bundled();
    private final RandomGenerator random;
    private final Parameter<String> topic = Parameter.parsed("topic", "A joke about what?", jokes::topic)
            .from(soFar -> Choice.listOf(jokes.topics()))
            .defaultsTo(Jokes.ANY);

    /** Makes one that picks by chance. */
    public JokesPlugin() {
        this(new Random());
    }

    JokesPlugin(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public String name() {
        return "jokes";
    }

    @Override
    public List<Command> commands(PluginContext context) {
        return List.of(Command.of(
                "jokes",
                "Lighten the mood.",
                Subcommand.of("tell", "Tell a joke, about anything or about one topic.")
                        .takes(topic)
                        .repeatable()
                        .runs(this::tell),
                Subcommand.of("list-topics", "List what there are jokes about.")
                        .repeatable()
                        .runs(in -> listTopics())));
    }

    private Outcome tell(Invocation in) {
        List<String> fresh = jokes.about(in.get(topic), in.session().get(LAST).orElse(""));
        String joke = fresh.get(random.nextInt(fresh.size()));
        in.session().put(LAST, joke);
        return Outcome.reply(joke);
    }

    private Outcome listTopics() {
        List<List<String>> rows = jokes.topics().stream()
                .map(name ->
                        List.of(name, Integer.toString(jokes.about(name, "").size()), "jokes tell " + name))
                .toList();
        return Outcome.reply(Block.table(List.of("Topic", "Jokes", "To hear one"), rows));
    }
}
