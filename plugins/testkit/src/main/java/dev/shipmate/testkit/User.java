package dev.shipmate.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.spi.message.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who talks to a host in a box, in its console: platform, organization {@code console}, channel {@code shell}.
 * What they say is through when the method returns: all that it led to has been told, or a question is open.
 */
public final class User {

    private static final int PATIENCE_MS = 10_000;
    private static final int MOST_WAITS = 6;

    private final String name;
    private final Supplier<HostInABox> host;
    private final List<String> heard = new ArrayList<>();
    private int latest;
    private long revision = -1;
    private @Nullable JsonNode prompt;

    User(String name, Supplier<HostInABox> host) {
        this.name = name;
        this.host = host;
    }

    /** Types a line, whatever question may be open. */
    public User says(String line) {
        return sends("shell.say", asked().put("text", line));
    }

    /** Asserts that something told since they last said something contains the text. */
    public User isTold(String text) {
        List<String> told = told();
        if (told.stream().noneMatch(one -> one.contains(text))) {
            throw new AssertionError(name + " should be told \"" + text + "\" and was told " + told + asksToo());
        }
        return this;
    }

    /**
     * Asserts that a question is open whose words contain the text.
     *
     * @param choices labels that its menu must offer, among others
     */
    public User isAsked(String question, String... choices) {
        List<String> questions = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        open().ifPresent(node -> node.path("questions").forEach(each -> {
            questions.add(each.path("text").asText());
            each.path("choices")
                    .forEach(choice -> labels.add(choice.path("label").asText()));
        }));
        if (questions.stream().noneMatch(one -> one.contains(question))) {
            throw new AssertionError(
                    name + " should be asked \"" + question + "\", is asked " + questions + " and was told " + told());
        }
        if (!labels.containsAll(List.of(choices))) {
            throw new AssertionError(name + " should be offered " + List.of(choices) + " and is offered " + labels);
        }
        return this;
    }

    /** Answers the one question that is open: with the label of a choice where it offers some. */
    public User answers(String text) {
        JsonNode questions = openQuestions();
        if (questions.size() != 1) {
            throw new AssertionError("a form with " + questions.size() + " questions is open: use fills(…)");
        }
        return fills(Map.of(questions.path(0).path("name").asText(), text));
    }

    /** Answers the open form: texts, or labels of choices, by the names of the parameters. */
    public User fills(Map<String, String> answers) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (JsonNode question : openQuestions()) {
            String parameter = question.path("name").asText();
            if (answers.containsKey(parameter)) {
                values.put(parameter, value(question, answers.get(parameter)));
            }
        }
        ObjectNode answer = asked().put("message", openMessage());
        answer.set("values", values);
        return sends("shell.answer", answer);
    }

    /** Presses Cancel on the open question. */
    public User cancels() {
        return sends("shell.cancel", asked().put("message", openMessage()));
    }

    /** Returns whether a question is open. */
    public boolean isAsked() {
        return prompt != null;
    }

    /** Returns what they were told since they last said something, oldest first, as plain text. */
    public List<String> told() {
        return List.copyOf(heard.subList(latest, heard.size()));
    }

    /** Returns everything that they were ever told or asked, oldest first, as plain text. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private User sends(String operation, ObjectNode arguments) {
        if (revision < 0) {
            revision = host.get().run("shell.enter", asked()).path("revision").asLong();
        }
        latest = heard.size();
        prompt = null;
        String delivery = host.get()
                .run(operation, arguments.put("delivery", UUID.randomUUID().toString()))
                .path("delivery")
                .asText();
        for (int wait = 0; wait < MOST_WAITS; wait++) {
            JsonNode news = host.get()
                    .run(
                            "shell.hear",
                            asked().put("revision", revision)
                                    .put("delivery", delivery)
                                    .put("wait_ms", PATIENCE_MS));
            revision = news.path("revision").asLong();
            news.path("messages").forEach(this::take);
            if (news.path("done").asBoolean()) {
                return this;
            }
        }
        throw new AssertionError(name + " waits in vain for the end of " + arguments + " and was told " + told());
    }

    private void take(JsonNode message) {
        JsonNode body = message.path("body");
        switch (message.path("kind").asText()) {
            case "message" -> heard.add(PlainText.of(MessageJson.fromJson(body)));
            case "prompt" -> {
                if (body.path("state").asText().equals("open")) {
                    prompt = message;
                }
            }
            default -> {
                // what they said themselves, and what was taken back
            }
        }
    }

    private Optional<JsonNode> open() {
        return Optional.ofNullable(prompt).map(message -> message.path("body"));
    }

    private JsonNode openQuestions() {
        return open().map(body -> body.path("questions"))
                .orElseThrow(() -> new AssertionError(name + " is asked nothing and was told " + told()));
    }

    private long openMessage() {
        openQuestions();
        return Optional.ofNullable(prompt).orElseThrow().path("id").asLong();
    }

    private String asksToo() {
        return open().map(body -> ", and is asked " + body.path("questions")).orElse("");
    }

    private ObjectNode asked() {
        return JsonNodeFactory.instance.objectNode().put("user", name);
    }

    private static String value(JsonNode question, @Nullable String label) {
        for (JsonNode choice : question.path("choices")) {
            if (choice.path("label").asText().equals(label)) {
                return choice.path("value").asText();
            }
        }
        return String.valueOf(label);
    }
}
