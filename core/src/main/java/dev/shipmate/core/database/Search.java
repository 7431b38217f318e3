package dev.shipmate.core.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to look for in a table, in the words of REST.
 *
 * @param filters values by field, where one of the values must match; a field may end in a look-up such as {@code __ic}
 * @param text what some field must contain, whatever its case; "" for anything
 * @param limit how many rows at most
 * @param sort a field to order by, behind a minus for the reverse; "" for the table's own order
 */
public record Search(Map<String, List<String>> filters, String text, int limit, long offset, String sort) {

    public Search {
        filters = Map.copyOf(filters);
    }

    /** A search in the table's own order. */
    public Search(Map<String, List<String>> filters, String text, int limit, long offset) {
        this(filters, text, limit, offset, "");
    }

    /** The first rows of all. */
    public static Search first(int limit) {
        return new Search(Map.of(), "", limit, 0);
    }

    /** The same search with one more filter. */
    public Search where(String field, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(filters);
        more.put(field, List.of(values));
        return new Search(more, text, limit, offset, sort);
    }
}
