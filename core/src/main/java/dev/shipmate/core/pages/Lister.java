package dev.shipmate.core.pages;

import dev.shipmate.core.database.InvalidFilterException;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.pages.Listing.Filter;
import dev.shipmate.core.pages.Listing.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads from a page's address what is looked for, and makes the list of what is found. */
final class Lister {

    private static final int LIMIT = 50;

    private final Visit visit;
    private final String path;
    private final List<Filter> filters = new ArrayList<>();
    private final Map<String, List<String>> where = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();

    Lister(Visit visit, String path) {
        this.visit = visit;
        this.path = path;
        filters.add(new Filter("q", "Search", told("q"), List.of()));
    }

    /** A text that the field contains. */
    Lister text(String field, String label) {
        String value = told(field);
        filters.add(new Filter(field, label, value, List.of()));
        return value.isEmpty() ? this : where(field + "__ic", value);
    }

    /** A text that the field is. */
    Lister exact(String field, String label) {
        String value = told(field);
        filters.add(new Filter(field, label, value, List.of()));
        return value.isEmpty() ? this : where(field, value);
    }

    /** One of a few words. */
    Lister choice(String field, String label, List<String> words) {
        String value = told(field);
        List<String> options = new ArrayList<>(List.of(""));
        options.addAll(words);
        filters.add(new Filter(field, label, value, options));
        return value.isEmpty() ? this : where(field, value);
    }

    Search search(int limit) {
        return new Search(where, told("q"), limit, offset());
    }

    <T> Listing list(
            Function<Search, Page<T>> store, String label, List<String> columns, Function<T, Row> row, String empty) {
        return list(store, label, columns, row, empty, "");
    }

    <T> Listing list(
            Function<Search, Page<T>> store,
            String label,
            List<String> columns,
            Function<T, Row> row,
            String empty,
            String bulkPath) {
        Page<T> found;
        try {
            found = store.apply(search(LIMIT));
        } catch (InvalidFilterException e) {
            found = new Page<>(List.of(), 0);
        }
        return new Listing(
                path,
                label,
                query,
                filters,
                columns,
                found.rows().stream().map(row).toList(),
                found.total(),
                LIMIT,
                offset(),
                empty,
                visit.isAdmin() ? bulkPath : "");
    }

    private Lister where(String field, String value) {
        where.put(field, List.of(value));
        return this;
    }

    private String told(String name) {
        String value = visit.query(name);
        if (!value.isEmpty()) {
            query.put(name, value);
        }
        return value;
    }

    private long offset() {
        String text = visit.query("offset");
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }
}
