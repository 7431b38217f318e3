package dev.shipmate.plugins.nautobot.notice;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel that wants to know of some changes.
 *
 * @param number what it is called within its channel
 * @param place where the news is told
 * @param by who subscribed
 */
record Subscription(int number, Origin place, Kind kind, Filters filters, String by, Instant since) {

    boolean isAbout(Change change) {
        return kind.matches(change.model()) && filters.match(change);
    }

    /** Returns what was typed: the kind and the filters. */
    String wanted() {
        return (kind.typed() + " " + filters).strip();
    }

    /** Returns it as it is kept. It holds the reply address, which may be secret. */
    String toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("number", number);
        json.addProperty("platform", place.platform());
        put(json, "organization", place.organization());
        put(json, "channel", place.channel());
        json.addProperty("replyTo", place.replyTo());
        json.addProperty("kind", kind.typed());
        json.addProperty("filters", filters.toString());
        json.addProperty("by", by);
        json.addProperty("since", since.toString());
        return json.toString();
    }

    /** Reads what was kept; nothing if it cannot be read, as after a step back to an older version. */
    static Optional<Subscription> fromJson(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            Origin place = new Origin(
                    json.get("platform").getAsString(),
                    party(json, "organization"),
                    party(json, "channel"),
                    null,
                    json.get("replyTo").getAsString());
            return Optional.of(new Subscription(
                    json.get("number").getAsInt(),
                    place,
                    new Kind(json.get("kind").getAsString()),
                    Filters.parse(json.get("filters").getAsString()),
                    json.get("by").getAsString(),
                    Instant.parse(json.get("since").getAsString())));
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NumberFormatException
                | NullPointerException
                | DateTimeException
                | CommandException e) {
            return Optional.empty();
        }
    }

    private static void put(JsonObject json, String name, @Nullable Party party) {
        if (party != null) {
            JsonObject value = new JsonObject();
            value.addProperty("id", party.id());
            value.addProperty("name", party.name());
            json.add(name, value);
        }
    }

    private static @Nullable Party party(JsonObject json, String name) {
        JsonElement value = json.get(name);
        if (value == null) {
            return null;
        }
        JsonObject party = value.getAsJsonObject();
        return new Party(party.get("id").getAsString(), party.get("name").getAsString());
    }

    /** Leaves the reply address out. */
    @Override
    public String toString() {
        return "Subscription[" + number + ", " + place + ", " + wanted() + "]";
    }
}
