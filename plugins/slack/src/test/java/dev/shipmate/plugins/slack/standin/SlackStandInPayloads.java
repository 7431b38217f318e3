package dev.shipmate.plugins.slack.standin;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Set;

/** Writes what was sent so that it reads the same each time: for ids, times and tokens stand fixed words. */
final class SlackStandInPayloads {

    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Set<String> WITH_TOKENS = Set.of("block_id", "action_id", "callback_id", "external_id");

    private SlackStandInPayloads() {}

    static String pretty(JsonObject content) {
        return PRETTY.toJson(same("", content));
    }

    private static JsonElement same(String name, JsonElement value) {
        if (value instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                copy.add(member.getKey(), same(member.getKey(), member.getValue()));
            }
            return copy;
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(same(name, item)));
            return copy;
        }
        if (name.equals("private_metadata")) {
            return new JsonPrimitive("<address>");
        }
        return WITH_TOKENS.contains(name)
                ? new JsonPrimitive(value.getAsString().replaceAll("[A-Za-z0-9]{16,}", "<token>"))
                : value;
    }
}
