package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.spi.message.PlainText;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conversation of a terminal: sends lines and answers, and prints what comes until each is through. */
final class ShellTalk {

    private final Operator host;
    private final String user;
    private final PrintWriter out;
    private long revision;
    private @Nullable ShellPrompt open;

    /** Does an operation of the host. */
    @FunctionalInterface
    interface Operator {
        JsonNode run(String operation, JsonNode arguments);
    }

    ShellTalk(Operator host, String user, PrintWriter out) {
        this.host = host;
        this.user = user;
        this.out = out;
        this.revision = host.run("shell.enter", asUser()).path("revision").asLong();
    }

    /** Takes what the user entered: a line, or the answer to the open question. */
    void take(String text) {
        ShellPrompt prompt = open;
        if (prompt == null) {
            send("shell.say", asUser().put("text", text));
        } else if (text.strip().equalsIgnoreCase("cancel")) {
            open = null;
            send("shell.cancel", asUser().put("message", prompt.message()));
        } else if (prompt.take(text, out)) {
            open = null;
            ObjectNode answer = asUser().put("message", prompt.message());
            answer.set("values", prompt.values());
            send("shell.answer", answer);
        }
    }

    /** Returns whether a question is open. */
    boolean isAsked() {
        return open != null;
    }

    private void send(String operation, ObjectNode arguments) {
        arguments.put("delivery", UUID.randomUUID().toString());
        String delivery = host.run(operation, arguments).path("delivery").asText();
        boolean isDone = false;
        while (!isDone) {
            JsonNode heard = host.run(
                    "shell.hear",
                    asUser().put("revision", revision).put("delivery", delivery).put("wait_ms", 10_000));
            revision = heard.path("revision").asLong();
            for (JsonNode message : heard.path("messages")) {
                print(message);
            }
            isDone = heard.path("done").asBoolean();
        }
        Optional.ofNullable(open).ifPresent(prompt -> prompt.show(out));
    }

    private void print(JsonNode message) {
        JsonNode body = message.path("body");
        switch (message.path("kind").asText()) {
            case "message" -> out.println(PlainText.of(MessageJson.fromJson(body)));
            case "prompt" -> {
                if (body.path("state").asText().equals("open")) {
                    open = new ShellPrompt(message.path("id").asLong(), body);
                }
            }
            default -> {
                // what was said is on the screen already, and what was taken back stays there
            }
        }
    }

    private ObjectNode asUser() {
        return JsonNodeFactory.instance.objectNode().put("user", user);
    }

    /** A question of the host, answered by number or by text, one after the other where there are several. */
    private static final class ShellPrompt {

        private final long message;
        private final Iterator<JsonNode> questions;
        private final ObjectNode values = JsonNodeFactory.instance.objectNode();
        private JsonNode current;

        ShellPrompt(long message, JsonNode body) {
            this.message = message;
            this.questions = body.path("questions").iterator();
            this.current = questions.next();
        }

        long message() {
            return message;
        }

        ObjectNode values() {
            return values;
        }

        void show(PrintWriter out) {
            String problem = current.path("problem").asText();
            if (!problem.isEmpty()) {
                out.println(problem);
            }
            String suggestion = current.path("suggestion").asText();
            out.println("? " + current.path("text").asText() + (suggestion.isEmpty() ? "" : " [" + suggestion + "]"));
            int number = 0;
            for (JsonNode choice : current.path("choices")) {
                out.println("  " + ++number + ") " + choice.path("label").asText());
            }
            out.println("  (cancel ends it)");
        }

        /** Takes an answer; true when it was the last. */
        boolean take(String text, PrintWriter out) {
            String answer = text.strip().isEmpty() ? current.path("suggestion").asText() : chosen(text.strip());
            if (!answer.isEmpty()) {
                values.put(current.path("name").asText(), answer);
            }
            if (!questions.hasNext()) {
                return true;
            }
            current = questions.next();
            show(out);
            return false;
        }

        /** A number is the place in the menu, unless the menu has an entry that reads like it. */
        private String chosen(String text) {
            JsonNode choices = current.path("choices");
            for (JsonNode choice : choices) {
                if (choice.path("value").asText().equals(text)
                        || choice.path("label").asText().equalsIgnoreCase(text)) {
                    return choice.path("value").asText();
                }
            }
            if (text.matches("[0-9]{1,4}")) {
                int place = Integer.parseInt(text);
                if (place >= 1 && place <= choices.size()) {
                    return choices.get(place - 1).path("value").asText();
                }
            }
            return text;
        }
    }
}
