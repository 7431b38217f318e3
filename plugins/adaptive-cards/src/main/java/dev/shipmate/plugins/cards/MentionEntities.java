package dev.shipmate.plugins.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Party;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom the cards of one message mention, and under which tag: two users of one name get two tags. */
final class MentionEntities {

    private final Map<String, JsonObject> byTag = new LinkedHashMap<>();

    /** Returns the tag that stands for a user in a text. */
    String tag(Party user, String id) {
        String name = Words.oneLine(name(user, id))
                .replaceAll("[^\\p{L}\\p{N} .,'@-]", " ")
                .replaceAll(" +", " ")
                .strip();
        String shown = name.isEmpty() ? "user" : name.substring(0, Math.min(name.length(), 100));
        String tag = "<at>" + shown + "</at>";
        for (int next = 2; isOfAnother(tag, id); next++) {
            tag = "<at>" + shown + " " + next + "</at>";
        }
        byTag.put(tag, entity(tag, id, shown));
        return tag;
    }

    /** Returns those whose tags stand in a card. */
    JsonArray in(String card) {
        JsonArray entities = new JsonArray();
        byTag.forEach((tag, entity) -> {
            if (card.contains(tag)) {
                entities.add(entity);
            }
        });
        return entities;
    }

    private boolean isOfAnother(String tag, String id) {
        JsonObject known = byTag.get(tag);
        return known != null
                && !known.getAsJsonObject("mentioned").get("id").getAsString().equals(id);
    }

    private static String name(Party user, String id) {
        return user.name().isBlank() ? id : user.name();
    }

    private static JsonObject entity(String tag, String id, String name) {
        JsonObject mentioned = new JsonObject();
        mentioned.addProperty("id", id);
        mentioned.addProperty("name", name);
        JsonObject entity = new JsonObject();
        entity.addProperty("type", "mention");
        entity.addProperty("text", tag);
        entity.add("mentioned", mentioned);
        return entity;
    }
}
