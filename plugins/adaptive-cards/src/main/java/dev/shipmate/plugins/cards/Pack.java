package dev.shipmate.plugins.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Fills cards with pieces, one after the other, and begins a new card where the next piece does not fit. */
final class Pack {

    private final CardEdition edition;
    private final MentionEntities entities;
    private final List<JsonObject> cards = new ArrayList<>();
    private JsonObject card;
    private JsonArray body = new JsonArray();
    private int bytes;
    private int actions;

    Pack(CardEdition edition, MentionEntities entities) {
        this.edition = edition;
        this.entities = entities;
        this.card = new CardFrame(edition).of(body);
        this.bytes = Words.bytes(card);
    }

    void add(Piece piece) {
        if (piece instanceof Piece.Whole whole) {
            add(whole);
        } else if (piece instanceof Piece.Rows rows) {
            add(rows.sheet());
        }
    }

    /** Returns the cards; none if nothing was added. */
    List<JsonObject> cards() {
        if (!body.isEmpty()) {
            next();
        }
        return cards;
    }

    private void add(Piece.Whole whole) {
        boolean isPressed = actions + whole.actions() <= edition.mostActions();
        JsonObject json = isPressed ? whole.json() : whole.unpressed();
        int size = size(json);
        if (bytes + size > edition.mostBytes() && !body.isEmpty()) {
            next();
            add(whole);
            return;
        }
        body.add(json);
        bytes += size;
        actions += isPressed ? whole.actions() : 0;
    }

    private void add(Piece.Sheet sheet) {
        for (int from = 0; from < sheet.size(); ) {
            int to = from;
            int size = bytes + sheet.frame() + 1;
            while (to < sheet.size() && size + sheet.bytes(to) <= edition.mostBytes()) {
                size += sheet.bytes(to++);
            }
            if (to == from && !body.isEmpty()) {
                next();
                continue;
            }
            to = Math.max(to, from + 1);
            sheet.elements(from, to).forEach(body::add);
            bytes = size;
            from = to;
        }
    }

    /** A mention is listed beside the body as well. */
    private int size(JsonObject element) {
        int size = Words.bytes(element) + 1;
        JsonArray mentioned = entities.in(element.toString());
        return mentioned.isEmpty() ? size : size + mentioned.toString().length() * 2 + 12;
    }

    private void next() {
        JsonArray mentioned = entities.in(body.toString());
        if (!mentioned.isEmpty()) {
            card.getAsJsonObject("msteams").add("entities", mentioned);
        }
        cards.add(card);
        body = new JsonArray();
        card = new CardFrame(edition).of(body);
        bytes = Words.bytes(card);
        actions = 0;
    }
}
