package dev.shipmate.plugins.nautobot;

import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who talks to one command as in a chat: says a line, answers the questions for what is missing in the order in
 * which a host without forms asks them, and reads what is said.
 */
final class Person {

    private static final int SHOWN_CHOICES = 8;

    private final Command command;
    private final Caller caller;
    private final Map<String, String> session = new HashMap<>();

    Person(Command command, Caller caller) {
        this.command = command;
        this.caller = caller;
    }

    /** Somebody whose account is linked to a Nautobot user, with a token of their own. */
    static Caller linked(String user, String token) {
        return new Caller() {
            @Override
            public Optional<String> nautobotUser() {
                return Optional.of(user);
            }

            @Override
            public Optional<String> secret(String name) {
                return name.equals("nautobot_token") && !token.isEmpty() ? Optional.of(token) : Optional.empty();
            }
        };
    }

    /** Returns all that is said, line by line: what this person says behind {@code >}, questions behind {@code ?}. */
    String says(List<String> words, String... answers) throws Exception {
        Subcommand subcommand = command.subcommand(words.get(0)).orElseThrow();
        List<String> transcript = new ArrayList<>(List.of("> " + command.name() + " " + String.join(" ", words)));
        Map<String, String> texts = new LinkedHashMap<>();
        Deque<String> rest = new ArrayDeque<>(List.of(answers));
        List<String> given = words.subList(1, words.size());
        try {
            while (true) {
                Talk talk = new Talk(parameters(subcommand, given, texts, transcript), given, texts, transcript);
                Optional<Parameter<?>> missing = talk.missing();
                if (missing.isEmpty()) {
                    tell(transcript, subcommand.handler().handle(talk));
                    return String.join("\n", transcript);
                }
                ask(missing.get(), talk, transcript);
                String answer = rest.remove();
                transcript.add("> " + answer);
                try {
                    missing.get().parser().parse(answer);
                    texts.put(missing.get().name(), answer);
                } catch (CommandException e) {
                    transcript.add("! " + e.getMessage());
                }
            }
        } catch (CommandException e) {
            transcript.add("FAILED " + e.getMessage());
            return String.join("\n", transcript);
        }
    }

    private List<Parameter<?>> parameters(
            Subcommand subcommand, List<String> given, Map<String, String> texts, List<String> transcript) {
        Talk known = new Talk(subcommand.parameters(), given, texts, transcript);
        List<Parameter<?>> all = new ArrayList<>(subcommand.parameters());
        if (subcommand.further().isPresent() && known.missing().isEmpty()) {
            all.addAll(subcommand.further().get().apply(known));
        }
        return all;
    }

    private static void ask(Parameter<?> parameter, Talk talk, List<String> transcript) {
        List<Choice> choices = parameter.choices().orElse(soFar -> List.of()).list(talk);
        String suggestion =
                parameter.suggestion(talk).map(text -> " (" + text + ")").orElse("");
        transcript.add("? " + parameter.question(talk) + suggestion);
        choices.stream()
                .limit(SHOWN_CHOICES)
                .forEach(choice -> transcript.add("  - " + choice.label() + " = " + choice.value()));
        if (choices.size() > SHOWN_CHOICES) {
            transcript.add("  - and " + (choices.size() - SHOWN_CHOICES) + " more");
        }
    }

    private static void tell(List<String> transcript, Outcome outcome) {
        transcript.add(
                outcome instanceof Outcome.Succeeded succeeded
                        ? PlainText.of(succeeded.message())
                        : "FAILED " + ((Outcome.Failed) outcome).reason());
    }

    /** One call, with what was given so far. */
    private final class Talk implements Invocation {

        private final List<Parameter<?>> parameters;
        private final Map<String, String> texts;
        private final List<String> transcript;

        Talk(List<Parameter<?>> parameters, List<String> given, Map<String, String> answered, List<String> transcript) {
            this.parameters = parameters;
            this.texts = new HashMap<>(answered);
            this.transcript = transcript;
            List<String> plain = new ArrayList<>();
            for (String word : given) {
                Optional<Parameter<?>> named = parameters.stream()
                        .filter(parameter -> word.startsWith(parameter.name() + "="))
                        .findFirst();
                named.ifPresentOrElse(
                        parameter -> texts.put(
                                parameter.name(),
                                word.substring(parameter.name().length() + 1)),
                        () -> plain.add(word));
            }
            int next = 0;
            for (Parameter<?> parameter : parameters) {
                if (!texts.containsKey(parameter.name()) && next < plain.size()) {
                    int end = parameter.takesRest() ? plain.size() : next + 1;
                    texts.put(parameter.name(), String.join(" ", plain.subList(next, end)));
                    next = end;
                }
            }
        }

        Optional<Parameter<?>> missing() {
            return parameters.stream()
                    .filter(parameter -> !texts.containsKey(parameter.name()))
                    .filter(parameter -> parameter.fallback().isEmpty()
                            || parameter.condition().isPresent()
                                    && parameter.condition().get().test(this))
                    .findFirst();
        }

        @Override
        public <T> T get(Parameter<T> parameter) {
            Parameter<?> declared = parameters.stream()
                    .filter(each -> each.name().equals(parameter.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("it does not take " + parameter.name()));
            String text = texts.get(declared.name());
            return text == null
                    ? parameter
                            .fallback()
                            .orElseThrow(() -> new IllegalStateException(declared.name() + " is not there yet"))
                    : parameter.parser().parse(text);
        }

        @Override
        public Origin origin() {
            return new Origin("test", Party.of("o1"), Party.of("c1"), Party.of("u1"), "");
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public Session session() {
            return new Session() {
                @Override
                public Optional<String> get(String name) {
                    return Optional.ofNullable(session.get(name));
                }

                @Override
                public void put(String name, String value) {
                    session.put(name, value);
                }

                @Override
                public void remove(String name) {
                    session.remove(name);
                }
            };
        }

        @Override
        public void say(Message message) {
            transcript.add(PlainText.of(message));
        }

        /** Progress comes as often as Nautobot is asked, so it is no part of what is compared. */
        @Override
        public void progress(long done, long total, String text) {
            if (text.isBlank()) {
                throw new AssertionError("progress without words");
            }
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
