package dev.shipmate.core.rest;

import dev.shipmate.core.database.Search;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a list is asked for: page, filters, order. A repeated filter means any of its values. */
record Listing(Search search, Map<String, List<String>> query) {

    private static final int DEFAULT = 50;
    private static final int MOST = 1_000;
    /** What clients send that filters nothing. */
    private static final Set<String> IGNORED = Set.of("api_version", "depth", "exclude_m2m", "format", "include");

    private static final Set<String> PAGING = Set.of("limit", "offset", "q", "sort");

    static Listing of(Context context, Resource resource) {
        Map<String, List<String>> query = context.queryParamMap();
        Map<String, List<String>> filters = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            if (!IGNORED.contains(name) && !PAGING.contains(name)) {
                filters.put(column(name, resource), clean(name, values));
            }
        });
        String text = first(query, "q");
        String sort = first(query, "sort");
        boolean isReverse = sort.startsWith("-");
        String order =
                sort.isEmpty() ? "" : (isReverse ? "-" : "") + column(isReverse ? sort.substring(1) : sort, resource);
        return new Listing(
                new Search(
                        filters,
                        clean("q", List.of(text)).get(0),
                        limit(first(query, "limit")),
                        offset(first(query, "offset")),
                        order),
                query);
    }

    /** The address of another page, with everything else as it was asked. */
    String address(String path, long offset) {
        Map<String, List<String>> other = new LinkedHashMap<>(query);
        other.put("limit", List.of(Integer.toString(search.limit())));
        other.put("offset", List.of(Long.toString(offset)));
        return path + "?"
                + other.entrySet().stream()
                        .flatMap(parameter -> parameter.getValue().stream()
                                .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                        .collect(Collectors.joining("&"));
    }

    private static String column(String name, Resource resource) {
        int cut = name.indexOf("__");
        String field = cut < 0 ? name : name.substring(0, cut);
        String column = resource.columns().getOrDefault(field, field);
        return cut < 0 ? column : column + name.substring(cut);
    }

    private static List<String> clean(String name, List<String> values) {
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw Refusal.field(name, "Null characters are not allowed.");
        }
        return new ArrayList<>(values);
    }

    private static String first(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** None of it is an error: a list that is too long is cut, and nonsense gives the first page. */
    private static int limit(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            return text.matches("[0-9]{10,}") ? MOST : DEFAULT;
        }
        int limit = Integer.parseInt(text);
        return limit == 0 ? MOST : Math.min(limit, MOST);
    }

    private static long offset(String text) {
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
