package dev.shipmate.plugins.mattermost.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Reads members of objects. */
final class Texts {

    private Texts() {}

    static String of(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
    }
}
