package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.testkit.Shown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a message or a form as a person does. */
final class SlackStandInScreen {

    private final List<String> lines = new ArrayList<>();
    private final Set<String> choices = new LinkedHashSet<>();
    private final List<String> buttons = new ArrayList<>();

    private SlackStandInScreen() {}

    static Shown shown(Posted posted) {
        SlackStandInScreen screen = new SlackStandInScreen();
        JsonObject content = posted.content();
        screen.say(content.get("title"));
        screen.blocks(posted.blocks());
        if (posted.blocks().isEmpty()) {
            screen.say(content.get("text"));
        }
        screen.say(content.get("initial_comment"));
        List<String> files = new ArrayList<>();
        for (JsonElement file : array(content, "files")) {
            screen.say(file.getAsJsonObject().get("title"));
            files.add(WebApi.text(file.getAsJsonObject(), "filename"));
        }
        screen.push(content.get("submit"));
        screen.push(content.get("close"));
        List<String> questions = inputs(posted).stream()
                .map(input -> WebApi.text(input, "action_id"))
                .toList();
        if (questions.size() == 1 && inputs(posted).get(0).has("options")) {
            questions = List.of();
        } else if (posted.isForm()) {
            screen.choices.clear();
        }
        return new Shown(
                posted.id(),
                String.join("\n", screen.lines),
                posted.isForm()
                        || !posted.reader().isEmpty()
                        || posted.channel().startsWith("D"),
                posted.thread(),
                questions,
                List.copyOf(screen.choices),
                screen.buttons,
                files,
                SlackStandInPayloads.pretty(content));
    }

    /** Returns the inputs of a form. */
    static List<JsonObject> inputs(Posted posted) {
        return posted.blocks().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(block -> block.has("element"))
                .map(block -> block.getAsJsonObject("element"))
                .toList();
    }

    /** Returns a form as Slack sends it back. */
    static JsonObject asSent(Posted form) {
        JsonObject view = form.content().deepCopy();
        view.addProperty("id", form.id());
        view.addProperty("team_id", Workspace.TEAM);
        view.addProperty("root_view_id", form.id());
        view.addProperty("hash", WebApi.hash(form.content()));
        return view;
    }

    /** Returns what is written on an option or a button. */
    static String label(JsonObject element) {
        return WebApi.text(element.getAsJsonObject("text"), "text");
    }

    private void blocks(JsonArray blocks) {
        for (JsonElement element : blocks) {
            JsonObject block = element.getAsJsonObject();
            say(block.get("text"));
            array(block, "fields").forEach(this::say);
            say(block.get("label"));
            say(block.get("hint"));
            say(block.get("alt_text"));
            if (block.has("element")) {
                act(block.getAsJsonObject("element"));
            }
            array(block, "elements").forEach(each -> act(each.getAsJsonObject()));
        }
    }

    private void act(JsonObject element) {
        switch (WebApi.text(element, "type")) {
            case "button" -> {
                buttons.add(label(element));
                // what chooses has a value; Answer and Cancel have none
                if (element.has("value")) {
                    choices.add(label(element));
                }
            }
            case "static_select" ->
                array(element, "options").forEach(option -> choices.add(label(option.getAsJsonObject())));
            case "plain_text_input" -> say(element.get("initial_value"));
            default -> say(element);
        }
    }

    private void say(JsonElement text) {
        String words = text instanceof JsonObject object
                ? WebApi.text(object, "text")
                : text != null && text.isJsonPrimitive() ? text.getAsString() : "";
        if (!words.isEmpty()) {
            lines.add(words);
        }
    }

    private void push(JsonElement label) {
        if (label instanceof JsonObject object) {
            buttons.add(WebApi.text(object, "text"));
        }
    }

    private static JsonArray array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : new JsonArray();
    }
}
