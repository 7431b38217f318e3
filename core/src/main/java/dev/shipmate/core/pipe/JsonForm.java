package dev.shipmate.core.pipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** JSON: a table as an array of objects by the names of its columns, fields as one object, lines as an array. */
record JsonForm() implements Export.Form {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public String ending() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String written(Reply reply) {
        List<Items> all = reply.items();
        JsonNode json = switch (reply.kind()) {
            case ROW -> all.size() == 1 ? rows(all.get(0)) : titled(all);
            case FIELD -> fields(all);
            case LINE, TEXT_LINE -> lines(all);
        };
        return json.toPrettyString();
    }

    private static JsonNode titled(List<Items> tables) {
        ArrayNode array = NODES.arrayNode();
        for (Items table : tables) {
            String title = table instanceof Items.Rows rows ? rows.table().title() : "";
            array.addObject().put("title", title).set("rows", rows(table));
        }
        return array;
    }

    private static JsonNode rows(Items table) {
        List<String> names =
                table instanceof Items.Rows rows ? distinct(rows.table().header()) : List.of();
        ArrayNode array = NODES.arrayNode();
        for (int index = 0; index < table.size(); index++) {
            ObjectNode row = array.addObject();
            for (int column = 0; column < names.size(); column++) {
                row.put(names.get(column), table.cells(index).get(column));
            }
        }
        return array;
    }

    /** Two columns may be called the same; the keys of an object may not. */
    private static List<String> distinct(List<String> header) {
        List<String> names = new ArrayList<>();
        for (String column : header) {
            String name = column;
            for (int number = 2; names.contains(name); number++) {
                name = column + " " + number;
            }
            names.add(name);
        }
        return names;
    }

    private static JsonNode fields(List<Items> all) {
        ObjectNode object = NODES.objectNode();
        for (Items items : all) {
            for (int index = 0; index < items.size(); index++) {
                object.put(items.cells(index).get(0), items.cells(index).get(1));
            }
        }
        return object;
    }

    private static JsonNode lines(List<Items> all) {
        ArrayNode array = NODES.arrayNode();
        for (Items items : all) {
            for (int index = 0; index < items.size(); index++) {
                array.add(items.cells(index).get(0));
            }
        }
        return array;
    }
}
