package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Command;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The command {@code jokes}: tells jokes, none twice a day in a channel, and keeps those that people add. */
public final class JokesPlugin implements Plugin {

    private final RandomGenerator random;

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
        JokeBook book = new JokeBook(BundledJokes.read(), context.store());
        return List.of(new JokesCommand(book, new ToldToday(context.store()), random).command());
    }
}
