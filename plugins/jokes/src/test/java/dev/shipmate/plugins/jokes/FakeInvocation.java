package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One run of a subcommand, with the arguments as they were typed. */
record FakeInvocation(Subcommand subcommand, Map<String, String> typed, Session session) implements Invocation {

    static FakeInvocation of(Subcommand subcommand, Map<String, String> typed) {
        return new FakeInvocation(subcommand, typed, new FakeSession());
    }

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
    public Origin origin() {
        return new Origin("test", Party.of("o1"), Party.of("c1"), Party.of("u1"), "");
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

    private static final class FakeSession implements Session {

        private final Map<String, String> entries = new HashMap<>();

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(entries.get(name));
        }

        @Override
        public void put(String name, String value) {
            if (name.length() > 100 || value.length() > 4000) {
                throw new IllegalArgumentException("too long");
            }
            entries.put(name, value);
        }

        @Override
        public void remove(String name) {
            entries.remove(name);
        }
    }
}
