package dev.shipmate.plugins.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What stands around the body of every card. */
record CardFrame(CardEdition edition) {

    JsonObject of(JsonArray body) {
        JsonObject card = new JsonObject();
        card.addProperty("type", "AdaptiveCard");
        card.addProperty("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.addProperty("version", edition.version());
        card.add("body", body);
        if (edition == CardEdition.TEAMS) {
            JsonObject teams = new JsonObject();
            teams.addProperty("width", "Full");
            card.add("msteams", teams);
        }
        return card;
    }
}
