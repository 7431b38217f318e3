package dev.shipmate.core.pipe;

import dev.shipmate.core.access.CsvGuard;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values with a line of names, guarded against spreadsheets that run what they hold. */
record CsvForm() implements Export.Form {

    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public String written(Reply reply) {
        return reply.items().stream().map(this::written).collect(Collectors.joining("\n"));
    }

    private String written(Items items) {
        StringBuilder text = new StringBuilder(line(header(items)));
        for (int index = 0; index < items.size(); index++) {
            text.append(line(items.cells(index)));
        }
        return text.toString();
    }

    private static List<String> header(Items items) {
        if (items instanceof Items.Rows rows) {
            return rows.table().header();
        }
        return items instanceof Items.Pairs ? List.of("Field", "Value") : List.of("Line");
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvGuard::field).collect(Collectors.joining(",", "", "\n"));
    }
}
