package dev.shipmate.plugins.nautobot.notice;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object, as a webhook tells it.
 *
 * @param model the kind of object in lower case and without its app, such as {@code ipaddress}
 * @param user who made it, empty when unknown
 * @param request the same for all changes of one action
 * @param before the object as it was; null where it was just made, or where Nautobot does not remember
 * @param now the object as it is, or as it was last
 * @param differences the fields that changed, empty when it was just made or is gone
 */
record Change(
        Event event,
        Instant at,
        String model,
        String user,
        String request,
        @Nullable JsonObject before,
        JsonObject now,
        List<Difference> differences) {

    private static final int LONGEST_TEXT = 200;

    /** What follows from another field, or changes with every change. */
    private static final Set<String> DULL = Set.of(
            "id", "url", "display", "object_type", "natural_slug", "notes_url", "created", "last_updated", "ancestors");

    private static final Pattern ADDRESS = Pattern.compile(".{0,200}?/api/((?:[a-z0-9_-]{1,64}/){1,5}[0-9a-f-]{36}/)");

    static Change read(String body) throws MalformedChangeException {
        JsonObject json = StrictJson.object(body);
        Event event =
                Event.of(text(json, "event")).orElseThrow(() -> lacking("event must be created, updated or deleted"));
        Instant at = Moment.read(text(json, "timestamp")).orElseThrow(() -> lacking("timestamp must be a time"));
        String model = text(json, "model").toLowerCase(Locale.ROOT);
        if (model.isBlank() || model.length() > LONGEST_TEXT) {
            throw lacking("model must be the name of a kind of object");
        }
        String request = text(json, "request_id");
        if (request.isBlank() || request.length() > LONGEST_TEXT) {
            throw lacking("request_id must be the id of a request");
        }
        JsonObject data = object(json, "data").orElseThrow(() -> lacking("data must be an object"));
        JsonObject snapshots = object(json, "snapshots").orElseGet(JsonObject::new);
        Optional<JsonObject> before = object(snapshots, "prechange");
        JsonObject now = object(snapshots, event == Event.DELETED ? "prechange" : "postchange")
                .orElse(data);
        return new Change(
                event,
                at,
                model,
                Value.shortened(text(json, "username"), LONGEST_TEXT),
                request,
                before.orElse(null),
                merged(data, now),
                event == Event.UPDATED
                        ? differences(object(snapshots, "differences").orElseGet(JsonObject::new))
                        : List.of());
    }

    /** Returns what people call the object. */
    String name() {
        String name = new Value(now).words();
        return name.equals(Value.NOTHING) ? "something without a name" : name;
    }

    /** Returns the id of the object; what it is called where it has none. */
    String id() {
        String id = text(now, "id");
        return id.isEmpty() ? name() : id;
    }

    /** Returns the path of the object's page below Nautobot's address, unless it is gone. */
    Optional<String> page() {
        Matcher address = ADDRESS.matcher(text(now, "url"));
        return event != Event.DELETED && address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    /** Returns a field as it is now, or was last; fields that an administrator defined count as well. */
    Value field(String name) {
        return field(now, name);
    }

    /** Returns a field as it was before, or nothing where that is not known. */
    Optional<Value> fieldBefore(String name) {
        return Optional.ofNullable(before).map(object -> field(object, name));
    }

    /** What a device has one of, a prefix may have several of: {@code location} is looked for in {@code locations} too. */
    private static Value field(JsonObject object, String name) {
        for (String called : List.of(name, name + "s")) {
            if (object.has(called)) {
                return Value.of(object.get(called));
            }
        }
        return Value.of(object(object, "custom_fields")
                .map(own -> own.get(name.startsWith("cf_") ? name.substring(3) : name))
                .orElse(null));
    }

    /** A snapshot may lack what the data has, such as the address of a deleted object. */
    private static JsonObject merged(JsonObject data, JsonObject snapshot) {
        JsonObject all = new JsonObject();
        data.entrySet().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
        snapshot.entrySet().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
        return all;
    }

    /** Without the removed ones, Nautobot does not remember what was before, and calls everything added. */
    private static List<Difference> differences(JsonObject told) {
        Optional<JsonObject> removed = object(told, "removed");
        Optional<JsonObject> added = object(told, "added");
        return removed.isPresent() && added.isPresent() ? differences(removed.get(), added.get()) : List.of();
    }

    private static List<Difference> differences(JsonObject before, JsonObject after) {
        List<Difference> found = new ArrayList<>();
        Set<String> fields = new LinkedHashSet<>(after.keySet());
        fields.addAll(before.keySet());
        for (String field : fields) {
            Optional<JsonObject> own = object(after, field);
            if (field.equals("custom_fields") && own.isPresent()) {
                found.addAll(differences(object(before, field).orElseGet(JsonObject::new), own.get()));
            } else if (!DULL.contains(field)) {
                Difference each = new Difference(field, Value.of(before.get(field)), Value.of(after.get(field)));
                if (each.before().isOtherThan(each.after())) {
                    found.add(each);
                }
            }
        }
        return List.copyOf(found);
    }

    private static String text(JsonObject object, String field) {
        JsonElement value = object.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static Optional<JsonObject> object(JsonObject object, String field) {
        JsonElement value = object.get(field);
        return value != null && value.isJsonObject() ? Optional.of(value.getAsJsonObject()) : Optional.empty();
    }

    private static MalformedChangeException lacking(String what) {
        return new MalformedChangeException("This is not the body that Nautobot sends by default: " + what
                + ". Leave the body template of the webhook empty.");
    }
}
