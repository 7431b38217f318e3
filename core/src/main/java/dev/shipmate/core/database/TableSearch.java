package dev.shipmate.core.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Filtered and paged reading of one table, for lists in REST, pages and the command line.
 *
 * @param fields the columns that may be filtered by
 * @param searched the columns of text that free text is looked for in
 * @param order what the rows are ordered by, down to the last tie, so that pages do not overlap
 */
public record TableSearch<T>(
        String table, Map<String, FieldKind> fields, List<String> searched, String order, RowMapper<T> mapper) {

    public TableSearch {
        fields = Map.copyOf(fields);
        searched = List.copyOf(searched);
    }

    public Page<T> run(Handle handle, Search search) {
        List<Object> bound = new ArrayList<>();
        String where = where(search, bound);
        List<T> rows = bindAll(
                        handle.createQuery("select * from " + table + where + " order by " + order(search)
                                + " offset :offset rows fetch next :limit rows only"),
                        bound)
                .bind("offset", Math.max(0, search.offset()))
                .bind("limit", Math.max(0, search.limit()))
                .map(mapper)
                .list();
        long total = bindAll(handle.createQuery("select count(*) from " + table + where), bound)
                .mapTo(long.class)
                .one();
        return new Page<>(rows, total);
    }

    /** Hands on all rows that fit, one after the other and without keeping them; limit and offset do not count. */
    public void each(Handle handle, Search search, Consumer<T> then) {
        List<Object> bound = new ArrayList<>();
        String where = where(search, bound);
        try (Stream<T> rows =
                bindAll(handle.createQuery("select * from " + table + where + " order by " + order(search)), bound)
                        .setFetchSize(1_000)
                        .map(mapper)
                        .stream()) {
            rows.forEach(then);
        }
    }

    private String order(Search search) {
        if (search.sort().isEmpty()) {
            return order;
        }
        boolean isReverse = search.sort().startsWith("-");
        String field = isReverse ? search.sort().substring(1) : search.sort();
        if (!fields.containsKey(field)) {
            throw new InvalidFilterException("sort", "Unknown field " + field + " to sort by.");
        }
        return field + (isReverse ? " desc, " : ", ") + order;
    }

    private String where(Search search, List<Object> bound) {
        List<String> conditions = new ArrayList<>();
        search.filters()
                .forEach((field, values) ->
                        conditions.add(FieldFilter.of(field, fields).sql(values, bound)));
        if (!search.text().isBlank()) {
            bound.add("%" + LikePattern.escaped(search.text().strip()) + "%");
            String parameter = ":p" + (bound.size() - 1);
            conditions.add(searched.stream()
                    .map(column -> LikePattern.condition(column, parameter))
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static <S extends SqlStatement<S>> S bindAll(S statement, List<Object> bound) {
        for (int i = 0; i < bound.size(); i++) {
            statement.bind("p" + i, bound.get(i));
        }
        return statement;
    }
}
