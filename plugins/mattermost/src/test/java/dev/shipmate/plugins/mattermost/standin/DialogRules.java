package dev.shipmate.plugins.mattermost.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;

/** What the server takes as a dialog; it counts bytes. */
final class DialogRules {

    private static final int MOST_ELEMENTS = 5;

    private DialogRules() {}

    static void check(JsonObject dialog) {
        need(isWithin(dialog, "title", 1, 24));
        JsonArray elements = dialog.getAsJsonArray("elements");
        need(elements.size() <= MOST_ELEMENTS);
        Set<String> names = new HashSet<>();
        for (JsonElement each : elements) {
            JsonObject element = each.getAsJsonObject();
            need(names.add(Texts.of(element, "name")));
            need(isWithin(element, "name", 1, 300));
            need(isWithin(element, "display_name", 1, 24));
            need(isWithin(element, "help_text", 0, 150));
            int longest = switch (Texts.of(element, "type")) {
                case "text" -> 150;
                case "textarea", "select" -> 3000;
                default -> -1;
            };
            need(isWithin(element, "default", 0, longest) && isWithin(element, "placeholder", 0, longest));
            if (Texts.of(element, "type").equals("select")) {
                need(isOffered(element));
            }
        }
    }

    private static boolean isOffered(JsonObject element) {
        String chosen = Texts.of(element, "default");
        for (JsonElement option : element.getAsJsonArray("options")) {
            if (chosen.isEmpty() || Texts.of(option.getAsJsonObject(), "value").equals(chosen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(JsonObject object, String name, int least, int most) {
        int length = Texts.of(object, name).getBytes(UTF_8).length;
        return length >= least && length <= most;
    }

    private static void need(boolean isRight) {
        if (!isRight) {
            throw new Refused(400, "app.open_dialog.invalid");
        }
    }
}
