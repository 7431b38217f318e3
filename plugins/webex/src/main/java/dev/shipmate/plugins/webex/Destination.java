package dev.shipmate.plugins.webex;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes: into a room, or to one person in the room that they and the bot have for themselves.
 *
 * @param key {@code roomId} or {@code toPersonId}
 * @param parent the message at the head of the thread, if it goes into one
 */
record Destination(String key, String id, @Nullable String parent) {

    static Destination room(String id, @Nullable String parent) {
        return new Destination("roomId", id, parent);
    }

    static Destination person(String id) {
        return new Destination("toPersonId", id, null);
    }

    /** Returns the fields of a call that sends. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(key, id);
        if (parent != null) {
            fields.put("parentId", parent);
        }
        return fields;
    }
}
