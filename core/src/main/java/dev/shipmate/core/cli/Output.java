package dev.shipmate.core.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.PlainText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints listings: as a table for people, as JSON for scripts. */
final class Output {

    private final PrintWriter out;
    private final boolean isJson;

    Output(PrintWriter out, boolean isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    /** Prints an array of objects, with these fields as the columns of the table. */
    void listing(JsonNode rows, String... columns) {
        if (isJson) {
            json(rows);
        } else if (rows.isEmpty()) {
            out.println("(none)");
        } else {
            List<List<String>> cells = new ArrayList<>();
            for (JsonNode row : rows) {
                List<String> line = new ArrayList<>();
                for (String column : columns) {
                    line.add(cell(row.path(column)));
                }
                cells.add(line);
            }
            out.println(PlainText.of(Block.table(List.of(columns), cells)));
        }
    }

    /** Prints an object as JSON. */
    void json(JsonNode value) {
        try {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cell(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(part.asText()));
        return String.join(", ", parts);
    }
}
