package dev.shipmate.plugins.mattermost.standin;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.testkit.Shown;
import java.util.ArrayList;
import java.util.List;

/** How posts and dialogs look to a person. */
final class Screen {

    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Screen() {}

    static Shown of(Server server, Said said) {
        List<String> choices = new ArrayList<>();
        List<String> buttons = new ArrayList<>();
        for (JsonObject action : said.actions()) {
            if (Texts.of(action, "type").equals("select")) {
                action.getAsJsonArray("options")
                        .forEach(option -> choices.add(Texts.of(option.getAsJsonObject(), "text")));
            } else {
                buttons.add(Texts.of(action, "name"));
                if (Texts.of(action, "id").startsWith("choice") && !choices.contains(Texts.of(action, "name"))) {
                    choices.add(Texts.of(action, "name"));
                }
            }
        }
        List<String> files = new ArrayList<>();
        if (said.content().get("file_ids") instanceof JsonArray ids) {
            ids.forEach(id -> files.add(server.fileName(id.getAsString())));
        }
        boolean isPrivate = !said.onlyFor().isEmpty() || server.isDirect(said.channel());
        return new Shown(
                said.id(),
                said.message(),
                isPrivate,
                said.root(),
                List.of(),
                choices.stream().distinct().toList(),
                buttons,
                files,
                plain(said.content()));
    }

    static Shown of(Server.Opened opened) {
        List<String> questions = new ArrayList<>();
        StringBuilder text = new StringBuilder(Texts.of(opened.dialog(), "title"));
        text.append('\n').append(Texts.of(opened.dialog(), "introduction_text"));
        for (JsonElement each : opened.dialog().getAsJsonArray("elements")) {
            JsonObject element = each.getAsJsonObject();
            questions.add(Texts.of(element, "name"));
            text.append('\n')
                    .append(Texts.of(element, "display_name"))
                    .append(' ')
                    .append(Texts.of(element, "help_text"));
        }
        return new Shown(
                opened.id(),
                text.toString(),
                true,
                "",
                questions,
                List.of(),
                List.of(Texts.of(opened.dialog(), "submit_label"), "Cancel"),
                List.of(),
                plain(opened.dialog()));
    }

    private static String plain(JsonObject content) {
        return PRETTY.toJson(content)
                .replaceAll("\"(seal|state)\": \"[^\"]*\"", "\"$1\": \"SEAL\"")
                .replaceAll("http://127\\.0\\.0\\.1:\\d+", "https://HOST")
                .replaceAll("\"[a-z0-9]{26}\"", "\"ID\"");
    }
}
