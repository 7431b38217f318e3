package dev.shipmate.plugins.nautobot.notice;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The value of one field: a text, a number, a choice with a label, another object, or a list of these. */
record Value(JsonElement json) {

    static final String NOTHING = "nothing";

    private static final int LONGEST = 100;
    private static final int MOST_IN_LIST = 10;
    private static final List<String> NAMES =
            List.of("display", "label", "name", "model", "cid", "address", "prefix", "value", "username", "id");

    static Value of(@Nullable JsonElement json) {
        return new Value(json == null ? JsonNull.INSTANCE : json);
    }

    /** Returns one short line for people. */
    String words() {
        if (json.isJsonNull()) {
            return NOTHING;
        }
        if (json.isJsonArray()) {
            String list = elements(MOST_IN_LIST).stream().map(Value::words).collect(Collectors.joining(", "));
            int more = json.getAsJsonArray().size() - MOST_IN_LIST;
            return list.isEmpty() ? NOTHING : shortened(list, LONGEST) + (more > 0 ? " and " + more + " more" : "");
        }
        if (json.isJsonObject()) {
            return names().stream().findFirst().orElseGet(this::anonymous);
        }
        if (json.getAsJsonPrimitive().isBoolean()) {
            return json.getAsBoolean() ? "yes" : "no";
        }
        String text = shortened(json.getAsString(), LONGEST);
        return text.isEmpty() ? NOTHING : text;
    }

    /** Returns whether anything that people may call it is like this; of a list, any of its elements. */
    boolean isLike(Glob wanted) {
        if (json.isJsonArray()) {
            return elements(Integer.MAX_VALUE).stream()
                    .filter(each -> !each.json.isJsonArray())
                    .anyMatch(each -> each.isLike(wanted));
        }
        if (json.isJsonObject()) {
            return NAMES.stream()
                    .map(json.getAsJsonObject()::get)
                    .filter(name -> name != null && name.isJsonPrimitive())
                    .anyMatch(name -> wanted.matches(name.getAsString()));
        }
        return json.isJsonPrimitive() && (wanted.matches(json.getAsString()) || wanted.matches(words()));
    }

    /** Returns whether it reads differently, or is another object of the same name. */
    boolean isOtherThan(Value that) {
        return !words().equals(that.words()) || !id().equals(that.id());
    }

    /** Returns a text on one line without anything that steers a display, cut to so many characters. */
    static String shortened(String text, int longest) {
        StringBuilder line = new StringBuilder();
        int[] points = text.codePoints().limit(longest * 4L).toArray();
        for (int point : points) {
            boolean isSteering = Character.isISOControl(point)
                    || point == 0x2028
                    || point == 0x2029
                    || point >= 0x202A && point <= 0x202E
                    || point >= 0x2066 && point <= 0x2069;
            boolean isHalf = point >= 0xD800 && point <= 0xDFFF;
            line.appendCodePoint(isSteering ? ' ' : isHalf ? 0xFFFD : point);
        }
        String words = line.toString().replaceAll("\\s+", " ").strip();
        int length = words.codePointCount(0, words.length());
        return length <= longest ? words : words.substring(0, words.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private List<String> names() {
        JsonObject object = json.getAsJsonObject();
        return NAMES.stream()
                .map(object::get)
                .filter(name -> name != null && name.isJsonPrimitive())
                .map(name -> shortened(name.getAsString(), LONGEST))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private String anonymous() {
        return json.getAsJsonObject().isEmpty() ? NOTHING : shortened(json.toString(), LONGEST);
    }

    private String id() {
        return json.isJsonObject()
                        && json.getAsJsonObject().get("id") != null
                        && json.getAsJsonObject().get("id").isJsonPrimitive()
                ? json.getAsJsonObject().get("id").getAsString()
                : "";
    }

    private List<Value> elements(int most) {
        return StreamSupport.stream(json.getAsJsonArray().spliterator(), false)
                .limit(most)
                .map(Value::new)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
