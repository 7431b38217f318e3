package dev.shipmate.plugins.network;

import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One run of a subcommand, with the arguments as they were typed; keeps what was said and shown. */
final class FakeInvocation implements Invocation {

    final List<String> said = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    int cancelledAfter = Integer.MAX_VALUE;
    String user = "u1";
    Caller caller = Caller.UNLINKED;

    private final Subcommand subcommand;
    private final Map<String, String> typed;
    private final Session session;

    FakeInvocation(Subcommand subcommand, Session session, Map<String, String> typed) {
        this.subcommand = subcommand;
        this.session = session;
        this.typed = typed;
    }

    /** Runs the handler and returns all that the user was told. */
    String run() throws Exception {
        Outcome outcome = subcommand.handler().handle(this);
        List<String> told = new ArrayList<>(said);
        told.add(
                outcome instanceof Outcome.Succeeded succeeded
                        ? PlainText.of(succeeded.message())
                        : "FAILED " + ((Outcome.Failed) outcome).reason());
        return String.join("\n", told);
    }

    /** Returns what a parameter would be asked with. */
    String question(String parameter) {
        return declared(parameter).question(this);
    }

    List<Choice> choices(String parameter) {
        return declared(parameter).choices().orElseThrow().list(this);
    }

    /** Returns whether the host would ask for a parameter that may be left out. */
    boolean isAsked(String parameter) {
        return declared(parameter).condition().orElseThrow().test(this);
    }

    Optional<String> suggestion(String parameter) {
        return declared(parameter).suggestion(this);
    }

    @Override
    public <T> T get(Parameter<T> parameter) {
        declared(parameter.name());
        String text = typed.get(parameter.name());
        return text == null
                ? parameter.fallback().orElseThrow(() -> new NoSuchElementException("not there yet"))
                : parameter.parser().parse(text);
    }

    @Override
    public Origin origin() {
        return new Origin("test", Party.of("o1"), Party.of("c1"), Party.of(user), "");
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public void say(Message message) {
        said.add(PlainText.of(message));
    }

    @Override
    public void progress(long done, long total, String text) {
        if (isCancelled()) {
            throw new CancellationException();
        }
        progress.add(done + "/" + total + " " + text);
    }

    @Override
    public boolean isCancelled() {
        return progress.size() >= cancelledAfter;
    }

    private Parameter<?> declared(String name) {
        return subcommand.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(subcommand.name() + " does not take " + name));
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
