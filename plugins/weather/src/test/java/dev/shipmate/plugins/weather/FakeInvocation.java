package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a subcommand, with the arguments as they were typed. */
record FakeInvocation(Subcommand subcommand, Session session, Map<String, String> typed) implements Invocation {

    /** Runs the handler and returns what the user is told; a failure begins with a word that says so. */
    String run() throws Exception {
        try {
            Outcome outcome = subcommand.handler().handle(this);
            return outcome instanceof Outcome.Succeeded succeeded
                    ? PlainText.of(succeeded.message())
                    : "FAILED " + ((Outcome.Failed) outcome).reason();
        } catch (CommandException e) {
            return "FAILED " + e.getMessage();
        }
    }

    Optional<String> suggestion() {
        return subcommand.parameters().get(0).suggestion(this);
    }

    List<String> offered() {
        return subcommand.parameters().get(0).choices().orElse(soFar -> List.of()).list(this).stream()
                .map(Choice::value)
                .toList();
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
        throw new AssertionError("the weather is told once: " + message);
    }

    @Override
    public void progress(long done, long total, String text) {
        throw new AssertionError("the weather has no steps");
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    /** Remembers for as long as the test runs. */
    static final class FakeSession implements Session {

        private final Map<String, String> entries = new HashMap<>();

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(entries.get(name));
        }

        @Override
        public void put(String name, String value) {
            entries.put(name, value);
        }

        @Override
        public void remove(String name) {
            entries.remove(name);
        }
    }
}
