package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.Map;

/** Questions as JSON, open, then answered or cancelled. */
final class PromptJson {

    private static final String STARS = "•••";

    private PromptJson() {}

    static ObjectNode of(Prompt prompt) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("token", prompt.token())
                .put("title", prompt.title())
                .put("state", "open");
        ArrayNode questions = json.putArray("questions");
        prompt.questions().forEach(question -> questions.add(question(question)));
        return json;
    }

    private static ObjectNode question(Question question) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", question.name())
                .put("text", question.text())
                .put("suggestion", question.isMasked() ? "" : question.suggestion())
                .put("problem", question.problem())
                .put("masked", question.isMasked());
        ArrayNode choices = json.putArray("choices");
        for (Choice choice : question.choices()) {
            choices.addObject().put("label", choice.label()).put("value", choice.value());
        }
        return json;
    }

    /** The question as it stays in the conversation: with what was chosen, without its token. */
    static ObjectNode closed(ObjectNode open, String state, String delivery, Map<String, String> values) {
        ObjectNode closed = open.deepCopy();
        closed.remove("token");
        closed.put("state", state).put("delivery", delivery);
        ObjectNode answers = closed.putObject("answers");
        for (JsonNode question : closed.path("questions")) {
            String name = question.path("name").asText();
            String value = values.get(name);
            if (value != null) {
                answers.put(name, shown(question, value));
            }
        }
        return closed;
    }

    private static String shown(JsonNode question, String value) {
        if (question.path("masked").asBoolean()) {
            return STARS;
        }
        for (JsonNode choice : question.path("choices")) {
            if (choice.path("value").asText().equals(value)) {
                return choice.path("label").asText();
            }
        }
        return value;
    }
}
