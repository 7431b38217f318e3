package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of a subcommand, with the arguments as they were typed. */
record FakeRun(Subcommand subcommand, Origin origin, Map<String, String> typed) implements Invocation {

    /** Types a line as the host reads it: one word for each parameter, all the rest for the last one that takes it. */
    static String line(FakeHost host, Origin origin, String line) throws Exception {
        String[] words = line.split(" ", 3);
        Subcommand subcommand = subcommand(host, words[0]);
        Map<String, String> typed = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            typed.put(subcommand.parameters().get(i - 1).name(), words[i]);
        }
        return new FakeRun(subcommand, origin, typed).run();
    }

    static List<String> offered(FakeHost host, Origin origin, String name) throws Exception {
        Subcommand subcommand = subcommand(host, name);
        return subcommand
                .parameters()
                .get(0)
                .choices()
                .orElseThrow()
                .list(new FakeRun(subcommand, origin, Map.of()))
                .stream()
                .map(Choice::label)
                .toList();
    }

    private static Subcommand subcommand(FakeHost host, String name) {
        return new Notices(host)
                .subcommands().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private String run() throws Exception {
        try {
            Outcome outcome = subcommand.handler().handle(this);
            return outcome instanceof Outcome.Succeeded succeeded
                    ? PlainText.of(succeeded.message())
                    : "FAILED " + ((Outcome.Failed) outcome).reason();
        } catch (CommandException e) {
            return "FAILED " + e.getMessage();
        }
    }

    @Override
    public <T> T get(Parameter<T> parameter) {
        String text = typed.get(parameter.name());
        return text == null
                ? parameter.fallback().orElseThrow()
                : parameter.parser().parse(text);
    }

    @Override
    public void say(Message message) {
        throw new AssertionError("it answers once: " + message);
    }

    @Override
    public void progress(long done, long total, String text) {
        throw new AssertionError("it has no steps");
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public Session session() {
        throw new AssertionError("it remembers nothing about a user");
    }
}
