package dev.shipmate.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A row of the console as a person reads it. */
final class ConsoleScreen {

    private ConsoleScreen() {}

    static Shown shown(JsonNode message) {
        List<String> questions = new ArrayList<>();
        List<String> choices = new ArrayList<>();
        List<String> buttons = new ArrayList<>();
        List<String> files = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean isOpen = message.path("state").asText().equals("open");
        for (JsonNode question : message.path("questions")) {
            lines.add(question.path("text").asText());
            if (isOpen && message.path("questions").size() == 1) {
                question.path("choices")
                        .forEach(choice -> choices.add(choice.path("label").asText()));
            }
            if (isOpen && choices.isEmpty()) {
                questions.add(question.path("name").asText());
            }
        }
        if (isOpen) {
            buttons.add("Cancel");
        }
        message.path("answers")
                .properties()
                .forEach(answer ->
                        lines.add(answer.getKey() + ": " + answer.getValue().asText()));
        for (JsonNode block : message.path("blocks")) {
            lines.add(text(block));
            JsonNode file = block.has("attachment") ? block.path("attachment") : block;
            if (file.has("href") && file.has("size")) {
                files.add(file.path("name").asText());
            }
        }
        return new Shown(
                message.path("id").asText(),
                String.join("\n", lines),
                message.path("private").asBoolean(),
                "",
                questions,
                choices,
                buttons,
                files,
                payload(message));
    }

    private static String text(JsonNode block) {
        List<String> words = new ArrayList<>();
        collect(block, words);
        return String.join(" ", words).strip();
    }

    private static void collect(JsonNode node, List<String> words) {
        if (node.isTextual()) {
            words.add(node.asText());
        } else if (node.isObject()) {
            node.properties().stream()
                    .filter(field ->
                            !field.getKey().equals("kind") && !field.getKey().equals("href"))
                    .forEach(field -> collect(field.getValue(), words));
        } else {
            node.forEach(child -> collect(child, words));
        }
    }

    private static String payload(JsonNode message) {
        ObjectNode copy = message.deepCopy();
        copy.put("id", "<id>").put("at", "<time>");
        for (JsonNode block : copy.path("blocks")) {
            JsonNode file = block.has("attachment") ? block.path("attachment") : block;
            if (file instanceof ObjectNode node && node.has("href")) {
                node.put("href", "<address>");
            }
        }
        return ConsoleStandIn.pretty(copy);
    }
}
