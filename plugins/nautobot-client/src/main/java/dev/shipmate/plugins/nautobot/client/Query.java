package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonPrimitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The filters of a request, in their order. A name that comes again means either value. Immutable. */
public record Query(List<Filter> filters) {

    private static final Query NONE = new Query(List.of());

    /** One name and its value, which GraphQL must be told as a number or flag if it is one. */
    record Filter(String name, JsonPrimitive value) {}

    public Query {
        filters = List.copyOf(filters);
    }

    /** Returns the query that everything fits. */
    public static Query all() {
        return NONE;
    }

    /** Returns a query of one filter, a text. */
    public static Query of(String name, String value) {
        return NONE.and(name, value);
    }

    /** Returns this and one more filter, a text. */
    public Query and(String name, String value) {
        return with(name, new JsonPrimitive(value));
    }

    /** Returns this and one more filter, a number. */
    public Query and(String name, long value) {
        return with(name, new JsonPrimitive(value));
    }

    /** Returns this and one more filter, a flag. */
    public Query and(String name, boolean value) {
        return with(name, new JsonPrimitive(value));
    }

    boolean has(String name) {
        return filters.stream().anyMatch(filter -> filter.name().equals(name));
    }

    /** Returns it as it stands behind an address. */
    String inAddress() {
        return filters.stream()
                .map(filter -> filter.name() + "=" + encoded(filter.value().getAsString()))
                .collect(Collectors.joining("&", filters.isEmpty() ? "" : "?", ""));
    }

    /** Returns it as arguments of GraphQL: JSON's texts and numbers are GraphQL's too. */
    public String arguments() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        filters.forEach(filter -> values.computeIfAbsent(filter.name(), name -> new ArrayList<>())
                .add(filter.value().toString()));
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ": "
                        + (entry.getValue().size() == 1 ? entry.getValue().get(0) : entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Returns a text as a part of an address; a blank is %20, as Nautobot takes names of jobs in a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Query with(String name, JsonPrimitive value) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(new Filter(name, value));
        return new Query(more);
    }
}
