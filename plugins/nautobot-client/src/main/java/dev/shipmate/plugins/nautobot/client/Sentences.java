package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Nautobot says of a refusal, whatever shape it has, in words short enough for a chat. */
final class Sentences {

    private static final int LONGEST = 300;
    private static final Set<String> FRAMES = Set.of("detail", "errors", "error", "non_field_errors", "__all__");

    private Sentences() {}

    /** Returns the words of a detail, of the lists under each field, or of GraphQL's errors; they end with a full stop. */
    static String of(JsonElement body) {
        List<String> words = new ArrayList<>();
        collect(body, "", words);
        String text = shortened(String.join(" ", words).strip());
        return text.isEmpty() || text.endsWith(".") || text.endsWith("!") || text.endsWith("…") ? text : text + ".";
    }

    static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static void collect(JsonElement element, String field, List<String> words) {
        if (element.isJsonPrimitive()) {
            words.add(field.isEmpty() ? element.getAsString() : field + ": " + element.getAsString());
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(each -> collect(each, field, words));
        } else if (element.isJsonObject()) {
            JsonObject object = element.getAsJsonObject();
            JsonElement message = object.get("message");
            if (message != null && message.isJsonPrimitive()) {
                words.add(message.getAsString());
                return;
            }
            object.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals("data"))
                    .forEach(entry ->
                            collect(entry.getValue(), FRAMES.contains(entry.getKey()) ? "" : entry.getKey(), words));
        }
    }
}
