package dev.shipmate.plugins.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Block;
import java.util.List;

/** A table as the element of that name. */
final class Grid implements Piece.Sheet {

    private final ColumnWidths widths;
    private final JsonObject header;
    private final List<JsonObject> rows;
    private final int frame;

    Grid(Block.Table table) {
        this.widths = new ColumnWidths(table);
        this.header = row(table.header(), true);
        this.rows = table.rows().stream().map(cells -> row(cells, false)).toList();
        this.frame = Words.bytes(elements(0, 0).get(0));
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
        return frame;
    }

    @Override
    public List<JsonObject> elements(int from, int to) {
        JsonArray columns = new JsonArray();
        for (int column = 0; column < widths.size(); column++) {
            JsonObject definition = new JsonObject();
            definition.addProperty("width", widths.of(column));
            columns.add(definition);
        }
        JsonArray all = new JsonArray();
        all.add(header);
        rows.subList(from, to).forEach(all::add);
        JsonObject table = new JsonObject();
        table.addProperty("type", "Table");
        table.addProperty("firstRowAsHeader", true);
        table.add("columns", columns);
        table.add("rows", all);
        return List.of(table);
    }

    private static JsonObject row(List<String> cells, boolean isHeader) {
        JsonArray all = new JsonArray();
        for (String text : cells) {
            JsonArray items = new JsonArray();
            items.add(Words.paragraph(isHeader ? Words.bold(text) : Words.run(text)));
            JsonObject cell = new JsonObject();
            cell.addProperty("type", "TableCell");
            cell.add("items", items);
            all.add(cell);
        }
        JsonObject row = new JsonObject();
        row.addProperty("type", "TableRow");
        row.add("cells", all);
        return row;
    }
}
