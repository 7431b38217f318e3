package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.util.Map;

/** One run of a subcommand, with the arguments as they were typed. */
record FakeInvocation(Subcommand subcommand, Map<String, String> typed, Origin origin) implements Invocation {

    @Override
    public <T> T get(Parameter<T> parameter) {
        if (subcommand.parameters().stream().noneMatch(taken -> taken.name().equals(parameter.name()))) {
            throw new IllegalArgumentException(subcommand.name() + " does not take " + parameter.name());
        }
        String text = typed.get(parameter.name());
        return text == null
                ? parameter.fallback().orElseThrow()
                : parameter.parser().parse(text);
    }

    @Override
    public void say(Message message) {
        throw new AssertionError("a joke is told once: " + message);
    }

    @Override
    public void progress(long done, long total, String text) {
        throw new AssertionError("a joke takes no time");
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public Session session() {
        throw new AssertionError("what was told concerns a channel, not a user");
    }
}
