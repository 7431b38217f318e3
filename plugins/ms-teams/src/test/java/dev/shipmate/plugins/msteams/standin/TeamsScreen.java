package dev.shipmate.plugins.msteams.standin;

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
final class TeamsScreen {

    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String ANSWER = "answer.";

    private TeamsScreen() {}

    static Shown shown(FakeTeams.Said said, String reader) {
        List<String> lines = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        List<String> choices = new ArrayList<>();
        List<String> buttons = new ArrayList<>();
        List<String> files = new ArrayList<>();
        JsonObject activity = said.activity();
        if (activity.has("text")) {
            lines.add(activity.get("text").getAsString());
        }
        for (JsonElement each : attachments(activity)) {
            JsonObject attachment = each.getAsJsonObject();
            if (attachment.get("contentType").getAsString().endsWith("card.adaptive")) {
                body(attachment.getAsJsonObject("content").getAsJsonArray("body"), lines, questions, choices);
                JsonElement actions = attachment.getAsJsonObject("content").get("actions");
                for (JsonElement action : actions == null ? new JsonArray() : actions.getAsJsonArray()) {
                    buttons.add(action.getAsJsonObject().get("title").getAsString());
                }
            } else {
                files.add(attachment.get("name").getAsString());
            }
        }
        boolean isMenu = questions.size() == 1 && !choices.isEmpty();
        String[] thread = said.conversation().split(";messageid=", 2);
        return new Shown(
                said.id(),
                String.join("\n", lines),
                said.conversation().equals(FakeTeams.personal(reader)),
                thread.length == 2 ? thread[1] : "",
                isMenu ? List.of() : questions,
                isMenu ? choices : List.of(),
                buttons,
                files,
                payload(activity));
    }

    static Optional<JsonObject> card(JsonObject activity) {
        for (JsonElement each : attachments(activity)) {
            if (each.getAsJsonObject().get("contentType").getAsString().endsWith("card.adaptive")) {
                return Optional.of(each.getAsJsonObject().getAsJsonObject("content"));
            }
        }
        return Optional.empty();
    }

    /** Returns the name of the question that an input is for. */
    static String question(String id) {
        return new String(Base64.getUrlDecoder().decode(id.substring(ANSWER.length())), UTF_8);
    }

    private static void body(JsonArray body, List<String> lines, List<String> questions, List<String> choices) {
        for (JsonElement each : body) {
            JsonObject element = each.getAsJsonObject();
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
    }

    /** The texts below an element: runs of one paragraph together, all else with a blank between. */
    private static String words(JsonElement element) {
        if (element instanceof JsonObject object) {
            String type = object.has("type") ? object.get("type").getAsString() : "";
            StringBuilder words = new StringBuilder();
            for (String member : List.of("text", "title", "value", "altText")) {
                if (object.get(member) instanceof JsonPrimitive text && !type.isEmpty() || object.has("title")) {
                    words.append(object.get(member) instanceof JsonPrimitive text ? text.getAsString() : "");
                }
            }
            for (String member : List.of("inlines", "items", "columns", "rows", "cells", "facts")) {
                if (object.get(member) instanceof JsonArray array) {
                    array.forEach(item -> words.append(words.isEmpty() || member.equals("inlines") ? "" : " ")
                            .append(words(item)));
                }
            }
            return words.toString();
        }
        return element.isJsonPrimitive() ? element.getAsString() : "";
    }

    private static String payload(JsonObject activity) {
        JsonObject copy = activity.deepCopy();
        copy.add("conversation", new JsonPrimitive("<conversation>"));
        copy.add("from", new JsonPrimitive("<bot>"));
        copy.add("recipient", new JsonPrimitive("<user>"));
        return PRETTY.toJson(copy)
                .replaceAll("\"(token|file)\": \"[0-9a-f]{20,}\"", "\"$1\": \"<token>\"")
                .replaceAll("\"id\": \"[0-9]{13}\"", "\"id\": \"<id>\"");
    }

    private static JsonArray attachments(JsonObject activity) {
        return activity.get("attachments") instanceof JsonArray array ? array : new JsonArray();
    }
}
