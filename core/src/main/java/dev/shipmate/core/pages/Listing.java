package dev.shipmate.core.pages;

import java.util.List;
import java.util.Map;

/**
 * A list with filters and pages, whatever it is of.
 *
 * @param path the page's own path, which filters and pages lead to
 * @param label what is listed, for those who do not see it
 * @param empty what to say and do where there is nothing
 * @param bulkPath where chosen rows are sent; "" where rows cannot be chosen
 */
public record Listing(
        String path,
        String label,
        Map<String, String> query,
        List<Filter> filters,
        List<String> columns,
        List<Row> rows,
        long total,
        int limit,
        long offset,
        String empty,
        String bulkPath) {

    /**
     * One thing to filter by.
     *
     * @param options what can be chosen, "" first; none for a text
     */
    public record Filter(String name, String label, String value, List<String> options) {}

    /** One line of it. */
    public record Row(String id, String name, List<Cell> cells) {}

    /** Whether anything is filtered out. */
    public boolean isFiltered() {
        return filters.stream().anyMatch(filter -> !filter.value().isEmpty());
    }

    public boolean hasPrevious() {
        return offset > 0;
    }

    public boolean hasNext() {
        return offset + rows.size() < total;
    }

    public String previous() {
        return at(Math.max(0, offset - limit));
    }

    public String next() {
        return at(offset + limit);
    }

    /** What is shown of how much. */
    public String range() {
        return rows.isEmpty() ? "0 of " + total : (offset + 1) + "–" + (offset + rows.size()) + " of " + total;
    }

    /** The same filters under another path, for exports. */
    public String queryString() {
        return Addresses.query(query);
    }

    private String at(long start) {
        return path + Addresses.query(query, "offset", Long.toString(start));
    }
}
