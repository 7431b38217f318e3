package dev.shipmate.plugins.mattermost.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A post of the bot, as it looks now.
 *
 * @param onlyFor the one user that sees it, empty for all
 */
record Said(String id, String channel, String root, String onlyFor, JsonObject content) {

    String message() {
        return Texts.of(content, "message");
    }

    /** Returns the buttons and menus. */
    List<JsonObject> actions() {
        List<JsonObject> all = new ArrayList<>();
        for (JsonElement attachment : attachments()) {
            if (attachment.getAsJsonObject().get("actions") instanceof JsonArray actions) {
                actions.forEach(action -> all.add(action.getAsJsonObject()));
            }
        }
        return all;
    }

    JsonArray attachments() {
        return content.get("props") instanceof JsonObject props && props.get("attachments") instanceof JsonArray array
                ? array
                : new JsonArray();
    }

    Said with(JsonObject patch) {
        JsonObject changed = content.deepCopy();
        patch.entrySet().forEach(entry -> changed.add(entry.getKey(), entry.getValue()));
        return new Said(id, channel, root, onlyFor, changed);
    }
}
