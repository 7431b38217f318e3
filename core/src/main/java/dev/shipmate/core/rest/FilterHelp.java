package dev.shipmate.core.rest;

import dev.shipmate.core.rest.Field.Kind;
import dev.shipmate.core.rest.Field.Use;

/** What the documentation says of filtering by a field. */
final class FilterHelp {

    private FilterHelp() {}

    static boolean isFilter(Field field) {
        return field.kind() != Kind.VALUE
                && field.kind() != Kind.MEMBERS
                && field.use() != Use.WRITE_ONCE
                && !field.name().equals("token_hash");
    }

    static String of(Field field) {
        return "Is exactly this; repeated, any of them. With " + suffixes(field.kind())
                + " behind it: not, contains, begins, ends, compares, is unset.";
    }

    private static String suffixes(Kind kind) {
        return switch (kind) {
            case TEXT -> "__n, __ic, __nic, __isw, __nisw, __iew, __niew, __ie, __nie, __isnull";
            case FLAG -> "__n, __isnull";
            default -> "__n, __lt, __lte, __gt, __gte, __isnull";
        };
    }
}
