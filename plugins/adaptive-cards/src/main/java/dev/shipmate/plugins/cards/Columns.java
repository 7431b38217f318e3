package dev.shipmate.plugins.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Block;
import java.util.ArrayList;
import java.util.List;

/** A table as columns side by side, a set of them for each row, where there is no element for tables. */
final class Columns implements Piece.Sheet {

    private final JsonObject header;
    private final List<JsonObject> rows;

    Columns(Block.Table table) {
        ColumnWidths widths = new ColumnWidths(table);
        this.header = row(table.header().stream().map(Words::bold).toList(), widths);
        header.addProperty("separator", true);
        this.rows = table.rows().stream()
                .map(cells -> row(cells.stream().map(Words::run).toList(), widths))
                .toList();
    }

    /** Returns label and value side by side. */
    static JsonObject field(String label, String value) {
        return set(List.of(column(1, Words.bold(label)), column(2, Words.run(value))));
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public int bytes(int row) {
        return Words.bytes(rows.get(row)) + 1;
    }

    @Override
    public int frame() {
        return Words.bytes(header) + 1;
    }

    @Override
    public List<JsonObject> elements(int from, int to) {
        List<JsonObject> elements = new ArrayList<>();
        elements.add(header);
        elements.addAll(rows.subList(from, to));
        return elements;
    }

    private static JsonObject row(List<JsonObject> cells, ColumnWidths widths) {
        List<JsonObject> columns = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            columns.add(column(widths.of(column), cells.get(column)));
        }
        return set(columns);
    }

    private static JsonObject column(int width, JsonObject run) {
        JsonArray items = new JsonArray();
        items.add(Words.paragraph(run));
        JsonObject column = new JsonObject();
        column.addProperty("type", "Column");
        column.addProperty("width", width);
        column.add("items", items);
        return column;
    }

    private static JsonObject set(List<JsonObject> columns) {
        JsonArray all = new JsonArray();
        columns.forEach(all::add);
        JsonObject set = new JsonObject();
        set.addProperty("type", "ColumnSet");
        set.addProperty("spacing", "Small");
        set.add("columns", all);
        return set;
    }
}
