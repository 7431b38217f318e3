package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what would notify everybody or a group. Plain text never does, whatever it says. */
final class Alarms {

    private static final Pattern MARKUP = Pattern.compile("<!(here|channel|everyone|group|subteam\\^)[^>]*>");
    private static final Pattern WORD = Pattern.compile("@(here|channel|everyone)\\b");

    private final List<String> found = new ArrayList<>();

    private Alarms() {}

    /** Returns the alarms of a message or a form. */
    static List<String> in(JsonObject content) {
        Alarms alarms = new Alarms();
        boolean areWordsLinked = List.of("1", "true").contains(WebApi.text(content, "link_names"))
                || WebApi.text(content, "parse").equals("full");
        for (String name : List.of("text", "initial_comment")) {
            alarms.look(WebApi.text(content, name), MARKUP);
            if (areWordsLinked) {
                alarms.look(WebApi.text(content, name), WORD);
            }
        }
        alarms.lookInto(content.get("blocks"));
        return alarms.found;
    }

    private void lookInto(JsonElement element) {
        if (element instanceof JsonArray array) {
            array.forEach(this::lookInto);
        } else if (element instanceof JsonObject object) {
            if (WebApi.text(object, "type").equals("mrkdwn")) {
                look(WebApi.text(object, "text"), MARKUP);
            }
            object.asMap().values().forEach(this::lookInto);
        }
    }

    private void look(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group() + " in: " + text);
        }
    }
}
