package dev.shipmate.core.access;

import dev.shipmate.core.access.GrantCsvException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Grants as comma-separated text, one a line, below a line that names the columns.
 *
 * <p>Columns may stand in any order; those of Nautobot's own export that mean nothing here are passed over, so that its
 * file is read unchanged. What a spreadsheet would take for a formula is written behind an apostrophe, which reading
 * takes away again.
 */
public final class GrantCsv {

    private static final Set<String> MANDATORY = Set.of("command", "subcommand", "grant_type", "value");

    /** What else Nautobot writes about any object. */
    private static final Set<String> NAUTOBOTS = Set.of(
            "id",
            "pk",
            "display",
            "object_type",
            "url",
            "natural_slug",
            "composite_key",
            "natural_key",
            "notes_url",
            "created",
            "last_updated",
            "tags",
            "custom_fields",
            "computed_fields",
            "relationships");

    private final Map<Grant.Key, Integer> seen = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private GrantCsv() {}

    /** All grants of a text, or {@link GrantCsvException} with all of its mistakes. */
    public static List<Grant> read(String text) {
        return new GrantCsv().grants(new CsvReader(text).lines());
    }

    public static String write(List<Grant> grants) {
        StringBuilder text = new StringBuilder(header());
        grants.forEach(grant -> text.append(line(grant)));
        return text.toString();
    }

    /** The line that names the columns. */
    public static String header() {
        return String.join(",", GrantFields.NAMES) + "\r\n";
    }

    /** One of the lines below it. */
    public static String line(Grant grant) {
        return GrantFields.of(grant).values().stream().map(CsvGuard::field).collect(Collectors.joining(",")) + "\r\n";
    }

    private List<Grant> grants(List<CsvReader.Line> lines) {
        if (lines.isEmpty()) {
            throw new GrantCsvException(List.of(new Problem(
                    1, "The file is empty. Begin with the columns: " + String.join(",", GrantFields.NAMES))));
        }
        List<String> columns = columns(lines.get(0));
        if (!problems.isEmpty()) {
            throw new GrantCsvException(problems);
        }
        List<Grant> grants = new ArrayList<>();
        for (CsvReader.Line line : lines.subList(1, lines.size())) {
            grant(columns, line, grants);
        }
        if (!problems.isEmpty()) {
            throw new GrantCsvException(problems);
        }
        return grants;
    }

    private List<String> columns(CsvReader.Line header) {
        List<String> columns = header.fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        Set<String> known = new HashSet<>();
        for (String column : columns) {
            if (!isKnown(column)) {
                problem(
                        header,
                        "There is no column \"" + column + "\". Use " + String.join(", ", GrantFields.NAMES) + ".");
            } else if (!known.add(column)) {
                problem(header, "The column " + column + " stands there twice. Remove one.");
            }
        }
        MANDATORY.stream()
                .filter(column -> !known.contains(column))
                .sorted()
                .forEach(column -> problem(header, "The column " + column + " is missing. Add it."));
        return columns;
    }

    private static boolean isKnown(String column) {
        return GrantFields.NAMES.contains(column)
                || NAUTOBOTS.contains(column)
                || column.startsWith("cf_")
                || column.startsWith("cr_");
    }

    private void grant(List<String> columns, CsvReader.Line line, List<Grant> grants) {
        if (line.fields().size() != columns.size()) {
            problem(
                    line,
                    "Has " + line.fields().size() + " fields where there are " + columns.size()
                            + " columns. Quote a value with a comma in it.");
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), CsvGuard.plain(line.fields().get(i)));
        }
        try {
            Grant grant = GrantFields.read(fields);
            Integer first = seen.putIfAbsent(grant.key(), line.number());
            if (first == null) {
                grants.add(grant);
            } else {
                problem(line, "Is the same grant as line " + first + ". Remove one of them.");
            }
        } catch (InvalidGrantException e) {
            e.problems().forEach(wrong -> problem(line, wrong.toString()));
        }
    }

    private void problem(CsvReader.Line line, String message) {
        problems.add(new Problem(line.number(), message));
    }
}
