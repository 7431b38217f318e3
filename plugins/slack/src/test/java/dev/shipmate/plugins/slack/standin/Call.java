package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * One call that the stand-in got.
 *
 * @param method such as {@code chat.postMessage}; {@code response_url} and {@code upload} for those addresses
 * @param arguments what came with it, JSON within fields read
 * @param answer what was answered: {@code ok}, or the error
 */
public record Call(String method, JsonObject arguments, String answer) {

    /** Returns an argument as text; empty if there is none. */
    public String argument(String name) {
        return !arguments.has(name)
                ? ""
                : arguments.get(name).isJsonPrimitive()
                        ? arguments.get(name).getAsString()
                        : arguments.get(name).toString();
    }

    /** Returns the blocks. */
    public JsonArray blocks() {
        return arguments.has("blocks") ? arguments.getAsJsonArray("blocks") : new JsonArray();
    }

    /** Returns the form of {@code views.open}. */
    public JsonObject view() {
        return arguments.getAsJsonObject("view");
    }

    /** Returns whether it was taken. */
    public boolean isOk() {
        return answer.equals("ok");
    }
}
