package dev.shipmate.plugins.network.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two states of one object as Nautobot's change log keeps them. A related object is the same as long as
 * its id is: that it was itself changed is told in its own history. A field that only one of the two has is left out, because
 * another version of Nautobot wrote the other.
 */
final class Differences {

    /** Follow from others, or say when and where and not what. */
    private static final Set<String> TELL_NOTHING = Set.of(
            "id",
            "url",
            "display",
            "natural_slug",
            "notes_url",
            "object_type",
            "created",
            "last_updated",
            "computed_fields");

    private static final String CUSTOM = "custom_fields";

    private Differences() {}

    /** Returns the fields that differ, in the order of their names. */
    static List<Difference> between(JsonObject before, JsonObject after) {
        List<Difference> found = new ArrayList<>();
        for (String field : new TreeSet<>(after.keySet())) {
            if (!TELL_NOTHING.contains(field) && before.has(field)) {
                if (field.equals(CUSTOM)
                        && before.get(field).isJsonObject()
                        && after.get(field).isJsonObject()) {
                    custom(before.getAsJsonObject(field), after.getAsJsonObject(field), found);
                } else {
                    add(words(field), before.get(field), after.get(field), found);
                }
            }
        }
        return found;
    }

    /** A custom field that is missing is one that was not there or not set, so unlike others it counts. */
    private static void custom(JsonObject before, JsonObject after, List<Difference> found) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> add(words(name), Shown.orNull(before.get(name)), Shown.orNull(after.get(name)), found));
    }

    private static void add(String what, JsonElement before, JsonElement after, List<Difference> found) {
        if (!Shown.identity(before).equals(Shown.identity(after))) {
            found.add(new Difference(what, Shown.text(before), Shown.text(after)));
        }
    }

    private static String words(String field) {
        return field.replace('_', ' ');
    }
}
