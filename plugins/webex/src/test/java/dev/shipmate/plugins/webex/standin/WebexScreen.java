package dev.shipmate.plugins.webex.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.shipmate.testkit.Shown;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A message as a person reads it. */
final class WebexScreen {

    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String ANSWER = "answer.";

    private WebexScreen() {}

    static Shown shown(FakeWebex.Said said, String reader) {
        List<String> lines = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        List<String> choices = new ArrayList<>();
        List<String> buttons = new ArrayList<>();
        List<String> files = new ArrayList<>();
        Optional<JsonObject> card = card(said);
        if (card.isPresent()) {
            for (JsonElement element : card.get().getAsJsonArray("body")) {
                read(element.getAsJsonObject(), lines, questions, choices);
            }
            card.get()
                    .getAsJsonArray("actions")
                    .forEach(action ->
                            buttons.add(action.getAsJsonObject().get("title").getAsString()));
        } else {
            lines.add(markdown(said));
        }
        if (said.fields().get("files") instanceof JsonArray sent) {
            sent.forEach(file -> files.add(file.getAsString()));
        }
        boolean isMenu = questions.size() == 1 && !choices.isEmpty();
        return new Shown(
                said.id(),
                String.join("\n", lines),
                said.room().equals(FakeWebex.direct(reader)),
                said.fields().has("parentId") ? said.fields().get("parentId").getAsString() : "",
                isMenu ? List.of() : questions,
                isMenu ? choices : List.of(),
                buttons,
                files,
                payload(said.fields()));
    }

    static String markdown(FakeWebex.Said said) {
        return said.fields().has("markdown") ? said.fields().get("markdown").getAsString() : "";
    }

    static Optional<JsonObject> card(FakeWebex.Said said) {
        return said.fields().get("attachments") instanceof JsonArray attachments
                ? Optional.of(attachments.get(0).getAsJsonObject().getAsJsonObject("content"))
                : Optional.empty();
    }

    /** Returns the name of the question that an input is for. */
    static String question(String id) {
        return new String(Base64.getUrlDecoder().decode(id.substring(ANSWER.length())), UTF_8);
    }

    private static void read(JsonObject element, List<String> lines, List<String> questions, List<String> choices) {
        String type = element.get("type").getAsString();
        if (type.startsWith("Input.")) {
            lines.add(element.get("label").getAsString());
            questions.add(question(element.get("id").getAsString()));
            if (type.equals("Input.ChoiceSet")) {
                element.getAsJsonArray("choices")
                        .forEach(choice -> choices.add(
                                choice.getAsJsonObject().get("title").getAsString()));
            }
        } else {
            lines.add(words(element));
        }
    }

    private static String words(JsonObject element) {
        StringBuilder words = new StringBuilder();
        if (element.get("text") instanceof JsonPrimitive text) {
            words.append(text.getAsString());
        }
        for (String member : List.of("inlines", "items", "columns")) {
            if (element.get(member) instanceof JsonArray array) {
                array.forEach(
                        item -> words.append(item.isJsonObject() ? words(item.getAsJsonObject()) : item.getAsString()));
            }
        }
        return words.toString();
    }

    private static String payload(JsonObject fields) {
        JsonObject copy = fields.deepCopy();
        for (String id : List.of("roomId", "toPersonId", "parentId")) {
            if (copy.has(id)) {
                copy.addProperty(id, "<" + id + ">");
            }
        }
        return PRETTY.toJson(copy)
                .replaceAll("\"(token|hidden\\.seal)\": \"[0-9a-f]{20,}\"", "\"$1\": \"<token>\"")
                .replaceAll("\"hidden\\.(thread|person)\": \"[^\"]*\"", "\"hidden.$1\": \"<id>\"");
    }
}
