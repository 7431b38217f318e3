package dev.shipmate.core.access;

/**
 * Keeps a spreadsheet from running what a file holds: a value that begins as a formula does gets an apostrophe before it.
 * Groups ({@code @name}) begin so too, and names may be anything that somebody called himself.
 */
public final class CsvGuard {

    private static final String SIGNS = "=+-@\t\r'";

    private CsvGuard() {}

    /** Returns a value as one field of a line: guarded, and in quotes where it needs them. */
    public static String field(String raw) {
        String value = isFormula(raw) ? "'" + raw : raw;
        boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** Takes the apostrophe away that {@link #field} put there; nothing else has one before such a sign. */
    static String plain(String value) {
        return value.startsWith("'") && isFormula(value.substring(1)) ? value.substring(1) : value;
    }

    private static boolean isFormula(String value) {
        return !value.isEmpty() && SIGNS.indexOf(value.charAt(0)) >= 0;
    }
}
