package dev.shipmate.plugins.msteams;

import com.google.gson.JsonObject;

/** What somebody typed, without the mention of the bot and without HTML's ways of writing characters. */
final class ActivityText {

    private ActivityText() {}

    static String of(JsonObject activity, String bot) {
        String text = TeamsJson.text(activity, "text");
        for (JsonObject entity : TeamsJson.objects(activity, "entities")) {
            String tag = TeamsJson.text(entity, "text");
            if (TeamsJson.text(entity, "type").equals("mention")
                    && TeamsJson.text(entity, "mentioned", "id").equals(bot)
                    && !tag.isEmpty()) {
                text = text.replace(tag, " ");
            }
        }
        return HtmlEntities.decoded(text).strip();
    }
}
