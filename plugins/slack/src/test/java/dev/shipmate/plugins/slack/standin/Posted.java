package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * What stands on screens now: a message of the bot, or a form that is open.
 *
 * @param id the time that names the message, or the form's id
 * @param channel where it stands; empty for a form
 * @param thread the message below which it hangs; empty if none
 * @param reader who alone sees it; empty if everybody there does
 * @param content text, blocks and files of a message; a form as it was sent
 */
public record Posted(String id, String channel, String thread, String reader, JsonObject content) {

    /** Returns whether it is a form. */
    public boolean isForm() {
        return WebApi.text(content, "type").equals("modal");
    }

    /** Returns the blocks. */
    public JsonArray blocks() {
        return content.get("blocks") instanceof JsonArray blocks ? blocks : new JsonArray();
    }

    Posted with(JsonObject changed) {
        return new Posted(id, channel, thread, reader, changed);
    }
}
