package dev.shipmate.core.access;

import java.util.ArrayList;
import java.util.List;

/** Takes comma-separated text apart (RFC 4180): quoted fields may hold commas, line breaks and doubled quotes. */
final class CsvReader {

    private static final char QUOTE = '"';

    private final String text;
    private int position;
    private int line = 1;

    CsvReader(String text) {
        // Spreadsheets mark their files with a byte order mark.
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** One record, and the line that it begins on. */
    record Line(int number, List<String> fields) {

        boolean isBlank() {
            return fields.stream().allMatch(String::isBlank);
        }
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        while (position < text.length()) {
            int number = line;
            Line next = new Line(number, fields());
            if (!next.isBlank()) {
                lines.add(next);
            }
        }
        return lines;
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (take(','));
        take('\r');
        take('\n');
        return fields;
    }

    private String field() {
        StringBuilder field = new StringBuilder();
        boolean isQuoted = take(QUOTE);
        int opened = line;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (isQuoted && c == QUOTE) {
                position++;
                isQuoted = take(QUOTE);
                if (isQuoted) {
                    field.append(QUOTE);
                }
            } else if (!isQuoted && (c == ',' || c == '\r' || c == '\n')) {
                break;
            } else {
                field.append(c);
                take(c);
            }
        }
        if (isQuoted) {
            throw new GrantCsvException(List.of(new GrantCsvException.Problem(
                    opened, "A quote opens here and is never closed. Close it, or double it to mean itself.")));
        }
        return field.toString();
    }

    private boolean take(char expected) {
        if (position == text.length() || text.charAt(position) != expected) {
            return false;
        }
        position++;
        boolean endsLine =
                expected == '\n' || (expected == '\r' && (position == text.length() || text.charAt(position) != '\n'));
        line += endsLine ? 1 : 0;
        return true;
    }
}
