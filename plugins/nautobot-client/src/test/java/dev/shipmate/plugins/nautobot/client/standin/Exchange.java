package dev.shipmate.plugins.nautobot.client.standin;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** One request and its answer, as they are recorded. */
record Exchange(String method, String target, String token, JsonElement question, int status, JsonElement answer) {

    boolean isOf(String otherMethod, String otherTarget, String otherToken, JsonElement otherQuestion) {
        return method.equals(otherMethod)
                && target.equals(otherTarget)
                && token.equals(otherToken)
                && question.equals(otherQuestion);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("request", method + " " + target);
        json.addProperty("token", token);
        if (!question.isJsonNull()) {
            json.add("body", question);
        }
        json.addProperty("status", status);
        json.add("answer", answer);
        return json;
    }

    static Exchange of(JsonObject json) {
        String request = json.get("request").getAsString();
        int blank = request.indexOf(' ');
        return new Exchange(
                request.substring(0, blank),
                request.substring(blank + 1),
                json.get("token").getAsString(),
                json.has("body") ? json.get("body") : JsonNull.INSTANCE,
                json.get("status").getAsInt(),
                json.get("answer"));
    }
}
