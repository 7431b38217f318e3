package dev.shipmate.core.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One filter of a search as a condition of SQL; values are bound, never written into it. */
record FieldFilter(String column, FieldKind kind, String lookup) {

    private static final Map<String, String> COMPARISONS = Map.of("gt", ">", "gte", ">=", "lt", "<", "lte", "<=");

    /** Takes {@code name__ic} apart. */
    static FieldFilter of(String field, Map<String, FieldKind> columns) {
        int cut = field.lastIndexOf("__");
        String column = cut < 0 ? field : field.substring(0, cut);
        FieldKind kind = columns.get(column);
        if (kind == null) {
            throw new InvalidFilterException(
                    field,
                    "Unknown filter field. There are: "
                            + columns.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return new FieldFilter(column, kind, cut < 0 ? "" : field.substring(cut + 2));
    }

    /** Adds what is to be bound to the list, and refers to it by its place there. */
    String sql(List<String> values, List<Object> bound) {
        boolean isNegative = lookup.equals("n") || (isText() && lookup.startsWith("ni"));
        String conditions =
                values.stream().map(value -> condition(value, bound)).collect(Collectors.joining(" or "));
        return (isNegative ? "not (" : "(") + conditions + ")";
    }

    private boolean isText() {
        return kind == FieldKind.TEXT;
    }

    private String condition(String value, List<Object> bound) {
        try {
            return checked(value, bound);
        } catch (IllegalArgumentException e) {
            throw new InvalidFilterException(column + "__" + lookup, "Must be true or false.");
        }
    }

    private String checked(String value, List<Object> bound) {
        if (lookup.isEmpty() || lookup.equals("n")) {
            return column + " = " + bind(parsed(value), bound);
        }
        if (lookup.equals("isnull")) {
            String isEmpty = isText() ? "coalesce(" + column + ", '') = ''" : column + " is null";
            return (FieldKind.BOOLEAN.parse(value).equals(true) ? "" : "not ") + "(" + isEmpty + ")";
        }
        String comparison = COMPARISONS.get(lookup);
        if (comparison != null && !isText()) {
            return column + " " + comparison + " " + bind(parsed(value), bound);
        }
        if (!isText()) {
            throw unknownLookup();
        }
        String text = LikePattern.escaped(value);
        return switch (lookup) {
            case "ic", "nic" -> like("%" + text + "%", bound);
            case "isw", "nisw" -> like(text + "%", bound);
            case "iew", "niew" -> like("%" + text, bound);
            case "ie", "nie" -> like(text, bound);
            default -> throw unknownLookup();
        };
    }

    private String like(String pattern, List<Object> bound) {
        return LikePattern.condition(column, bind(pattern, bound));
    }

    private Object parsed(String value) {
        try {
            return kind.parse(value);
        } catch (RuntimeException e) {
            throw new InvalidFilterException(column, "Must be " + kind.description() + ".");
        }
    }

    private InvalidFilterException unknownLookup() {
        List<String> known = new ArrayList<>(List.of("n", "isnull"));
        known.addAll(isText() ? List.of("ic", "nic", "isw", "nisw", "iew", "niew", "ie", "nie") : COMPARISONS.keySet());
        return new InvalidFilterException(
                column + "__" + lookup,
                "Unknown filter look-up. There are: " + known.stream().sorted().collect(Collectors.joining(", "))
                        + ".");
    }

    private static String bind(Object value, List<Object> bound) {
        bound.add(value);
        return ":p" + (bound.size() - 1);
    }
}
